import Bindings
import Branding
import Diagnostics
import Synchronization
import Syntax
import Templating
import TestSupport
import Testing

@testable import Site

/// The kit of the checkout with every language, read once.
enum SampleKit {
  static let files = LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path])

  static let checked = Kit.load(
    files, locales: (try? Kit.locales(in: files)).map { $0 + [KitLocale.pseudo] } ?? [])

  static func kit() throws -> Kit {
    try #require(
      checked.value, "\(checked.findings.map(\.description).joined(separator: "\n"))")
  }
}

/// A theme of the tests' own, so that no page of theirs changes with a sample theme.
struct SampleTheme {
  static let logo = """
    <svg xmlns="http://www.w3.org/2000/svg" width="96" height="32" viewBox="0 0 96 32">\
    <rect width="96" height="32" fill="#0b5fff"/></svg>
    """

  let folder: TemporaryFolder

  /// - Parameter json: what stands in `theme.json` beside the name, the colour and the logo.
  init(_ json: String = "", primary: String = "#0b5fff") throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"name": "Sample", "color": {"primary": "\(primary)"}, "logo": "logo.svg",
       "favicon": {"svg": "logo.svg"}\(json.isEmpty ? "" : ", ")\(json)}
      """, to: "themes/base/theme.json")
    try folder.write(Self.logo, to: "themes/base/logo.svg")
  }

  var shelf: ThemeShelf {
    ThemeShelf(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
  }

  /// The site of a tenant that wears it.
  func site(_ tenant: Tenant = .make()) throws -> TenantSite {
    let checked = TenantSite.make(tenant, kit: try SampleKit.kit(), shelf: shelf)
    return try #require(
      checked.value, "\(checked.findings.map(\.description).joined(separator: "\n"))")
  }
}

extension Pool {
  /// A pool in which every page and every state has a use.
  static func make(
    identifiers: [Identifier] = [.email], methods: [Method] = [.password, .emailCode],
    attributes: [SignUpAttribute] = [.make("given_name"), .make("custom:team", .select)],
    domain: String? = "id.acme.example"
  ) -> Pool {
    Pool(
      name: "main", userPoolId: "eu-central-1_AbCdEf123", region: "eu-central-1",
      displayName: nil, theme: nil, brand: nil, url: nil, domain: domain, rpId: "acme.example",
      tier: .essentials, sender: .ses, defaultLocale: "en", identifiers: identifiers,
      methods: methods, signUp: true, recovery: [.email],
      passwordPolicy: PasswordPolicy(
        minimumLength: 12, requireLowercase: true, requireUppercase: true, requireNumbers: true,
        requireSymbols: true, passwordHistorySize: 3, temporaryPasswordValidityDays: 7),
      mfa: MFA(required: false, methods: [.totp, .email, .sms]), attributes: attributes,
      location: nil)
  }
}

extension SignUpAttribute {
  static func make(
    _ name: String, _ kind: Kind = .string, required: Bool = true,
    label: LocalizedText? = nil, hint: LocalizedText? = nil
  ) -> SignUpAttribute {
    SignUpAttribute(
      name: name, kind: kind, required: required,
      options: kind == .select
        ? [Option(value: "a", label: nil), Option(value: "b", label: nil)] : [],
      label: label, hint: hint, minimum: nil, maximum: nil, minimumLength: nil,
      maximumLength: kind == .string ? 80 : nil)
  }
}

extension Tenant {
  static func make(
    name: String = "Acme Robotics", pool: Pool = .make(), locales: [String] = ["en", "de"],
    privacy: String = "https://acme.example/privacy"
  ) -> Tenant {
    Tenant(
      id: "acme", name: LocalizedText(name), pool: pool, theme: nil, brand: nil,
      clients: [
        AppClient(
          name: "web", clientId: "1h57kf5cpq17m0eml12EXAMPLE",
          callbacks: ["https://app.acme.example/callback"],
          signedOut: ["https://app.acme.example/"], home: .local("/"), storage: .local)
      ],
      url: "https://acme.example/login/", aliases: [], locales: locales,
      links: Links(
        help: .make("mailto:help@acme.example"), privacy: .make(privacy),
        terms: .make("https://acme.example/terms")),
      signIn: SignIn(
        start: .page,
        providers: [
          Provider(name: "acme-okta", label: LocalizedText("Acme SSO"), domains: []),
          Provider(name: "Google", label: nil, domains: []),
        ]),
      handOverCookie: nil, location: SourceLocation(file: "lintel.json"))
  }
}

extension LocalizedURL {
  static func make(_ text: String) -> LocalizedURL {
    LocalizedURL(["*": (try? SafeURL(text)) ?? .none])
  }
}
