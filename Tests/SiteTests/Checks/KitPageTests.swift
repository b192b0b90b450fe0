import Diagnostics
import Testing

@testable import Site

/// The kit's own pages, in every state, keep to every rule.
@Suite struct KitPageTests {
  private static let everyAttribute: [SignUpAttribute] =
    [
      "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "email",
      "phone_number", "birthdate", "address", "website", "profile", "picture", "locale", "gender",
      "zoneinfo",
    ].map { .make($0, required: false) } + [
      .make("custom:count", .number), .make("custom:terms", .boolean),
      .make("custom:day", .dateTime),
    ]

  private static let pools: [Pool] = [
    .make(),
    .make(identifiers: [.username], methods: [.password, .passkey], attributes: []),
    .make(identifiers: [.phone], methods: [.password, .smsCode], domain: nil),
    .make(identifiers: [.email, .phone], attributes: everyAttribute),
  ]

  @Test(arguments: pools.indices, PageID.allCases)
  func `no page breaks a rule in any state`(_ pool: Int, _ page: PageID) throws {
    let site = try SampleTheme().site(
      .make(pool: Self.pools[pool], locales: pool == 0 ? ["en", "ar"] : ["en"]))
    let checker = try PageSample.checker.get()
    var findings: Set<Diagnostic> = []
    for locale in site.locales {
      for served in Served.allCases {
        findings.formUnion(
          checker.check(site.renderMapped(page, locale: locale, served: served)))
        for state in site.states(of: page) {
          findings.formUnion(
            checker.check(
              site.renderMapped(page, locale: locale, state: state, served: served)))
        }
      }
    }
    #expect(findings.sorted().map(\.description) == [])
  }

  @Test(arguments: pools.indices)
  func `no step breaks a rule of theirs`(_ pool: Int) throws {
    let site = try SampleTheme().site(.make(pool: Self.pools[pool], locales: ["en", "ar"]))
    let checker = try PageSample.checker.get()
    for locale in site.locales {
      let findings = checker.check(site.renderMappedSteps(locale: locale))
      #expect(findings.map(\.description) == [])
    }
  }
}
