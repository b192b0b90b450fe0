import Bindings
import Branding
import Diagnostics
import Syntax
import Templating
import Testing

@testable import Site

/// The document with the steps of a language.
@Suite struct StepsFileTests {
  private static func document(_ site: TenantSite, _ locale: String = "en") throws -> XMLDocument {
    let path = "site/assets/steps.\(locale)."
    let file = try #require(site.assets.first { $0.path.hasPrefix(path) })
    return try XMLDocument(parsing: file.bytes)
  }

  private static func sections(_ site: TenantSite) throws -> [XMLNode] {
    try document(site).root.descendants.filter { $0.has("data-step") }
  }

  @Test(arguments: HostileTextTests.attacks)
  func `no name can leave its place in the document`(_ attack: String) throws {
    let theme = try SampleTheme()
    let plain = try Self.document(theme.site()).root.descendants.filter(\.isElement)
    let hostile = try Self.document(theme.site(.make(name: attack)))
    let elements = hostile.root.descendants.filter(\.isElement)
    #expect(elements.map(\.name) == plain.map(\.name))
    #expect(hostile.root.content.contains(HostileTextTests.shown(attack)))
  }

  @Test func `what is wrong with a step is found at the template that says it`() throws {
    let folder = try SampleTheme().folder
    try folder.write(
      """
      {{< layout}}{{$title}}a{{/title}}{{$main}}
      <p style="color:red">a</p><details><table></table></details>{{/main}}{{/layout}}
      """, to: "templates/pages/remember-device.html")
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path] + SampleKit.files.roots)
    let kit = try #require(Kit.load(files, locales: ["en"]).value)
    let site = try #require(
      TenantSite.make(.make(locales: ["en"]), kit: kit, shelf: ThemeShelf(files: files)).value)
    let findings = try PageChecker.load(files).check(site.renderMappedSteps(locale: "en"))
    #expect(findings.map(\.code) == ["page.style", "page.structure"])
    #expect(
      findings.map { $0.location?.description } == [
        "templates/pages/remember-device.html:2:4", "templates/pages/remember-device.html:2:36",
      ])
  }

  @Test func `a step that nothing leads to is left out`() throws {
    var tenant = Tenant.make()
    tenant.links.terms = nil
    tenant.pool.mfa.methods = [.totp]
    let steps = try Self.sections(SampleTheme().site(tenant)).map {
      [$0["data-step"], $0["data-variant"]].compactMap { $0 }.joined(separator: " ")
    }
    #expect(
      steps == [
        "password", "reset-password", "new-password", "code first-factor-email", "code mfa-app",
        "code confirm-email", "code verify-email", "message-sent", "remember-device", "locked",
        "choose-method", "mfa-setup", "totp-setup", "custom-challenge",
      ])
  }

  @Test func `a number that is new with a second factor is confirmed by a code`() throws {
    var tenant = Tenant.make()
    tenant.pool.identifiers = [.username]
    tenant.pool.recovery = []
    tenant.pool.attributes = []
    tenant.pool.mfa.methods = [.sms, .email]
    let variants = try Self.sections(SampleTheme().site(tenant)).compactMap { $0["data-variant"] }
    #expect(variants.contains("verify-sms") && variants.contains("verify-email"))
    #expect(!variants.contains("confirm-sms") && !variants.contains("confirm-email"))
  }

  @Test func `a section is what stands in its page between logo and help`() throws {
    let site = try SampleTheme().site()
    for section in try Self.sections(site) {
      let page = try #require(section["data-step"].flatMap(PageID.init(rawValue:)))
      guard section["data-variant"] == nil, page != .newPassword else { continue }
      let document = try XMLDocument(parsing: site.render(page, locale: "en"))
      let main = try #require(document.root.descendants.first { $0.name == "main" })
      let common = ["field-error", "error-summary", "error-item", "error-line", "error-texts"]
      let own = main.children.filter { child in
        child.isElement && !child.has("data-stays")
          && !(child["data-part"].map(common.contains) ?? false)
      }
      let children = section.children.filter(\.isElement)
      #expect(children.map(\.name) == own.map(\.name), "\(page)")
      #expect(
        section["data-title"] == document.root.descendants.first { $0.name == "title" }?.content)
    }
  }

  @Test func `what all steps have in common stands once, with the text of every error`() throws {
    let root = try Self.document(SampleTheme().site()).root
    let body = try #require(root.children.first { $0.name == "body" })
    let parts = body.children.filter { $0.name == "template" }.compactMap { $0["data-part"] }
    #expect(
      parts == [
        "field-error", "error-summary", "error-item", "error-line", "error-texts", "retry-wait",
      ])
    let known = Set(root.descendants.flatMap { $0.words("data-error").map(String.init) })
    #expect(known.isSuperset(of: PageErrors.classes.values.flatMap { $0 }))
    let inner = root.descendants.filter { $0.has("data-step") }.flatMap(\.descendants)
    #expect(!inner.contains { $0["data-part"] == "error-texts" })
  }

  @Test func `what a step brings has a place and no value`() throws {
    for section in try Self.sections(SampleTheme().site()) {
      let step = "\(section["data-step"] ?? "") \(section["data-variant"] ?? "")"
      let slots = section.descendants.filter { $0["data-slot"] == "destination" }
      let isSent =
        step.hasPrefix("code ") && step != "code mfa-app"
        || ["message-sent ", "reset-password "].contains(step)
      #expect(slots.count == (isSent ? 1 : 0), "\(step)")
      #expect(slots.allSatisfy { $0.content.isEmpty })
      let names = section.descendants.filter { $0.has("readonly") }
      #expect(names.allSatisfy { $0["value"] == "" })
    }
  }

  @Test func `an address or a number is not turned round in a language that is`() throws {
    var tenant = Tenant.make(locales: ["ar"])
    tenant.pool.mfa.methods = [.sms, .email]
    let root = try Self.document(SampleTheme().site(tenant), "ar").root
    let slots = root.descendants.filter { $0["data-slot"] == "destination" }
    #expect(slots.count >= 5)
    #expect(slots.allSatisfy { $0["dir"] == "ltr" })
  }

  @Test func `every attribute is there that a new password may ask for`() throws {
    var tenant = Tenant.make()
    tenant.pool.attributes = [.make("given_name", required: false), .make("birthdate")]
    let section = try #require(
      Self.sections(SampleTheme().site(tenant)).first { $0["data-step"] == "new-password" })
    let fields = section.descendants.filter { $0.name == "input" }
    #expect(
      fields.compactMap { $0["name"] } == ["username", "new-password", "given_name", "birthdate"])
    #expect(fields.dropFirst().allSatisfy { $0.has("required") })
  }

  @Test func `steps that are written in are the same bytes and the same structure`() throws {
    let theme = try SampleTheme()
    let tenants = ["Acme", "Globex & Söhne", "Initech"].map { Tenant.make(name: $0) }
    let sites = try tenants.map { try theme.site($0) }
    for site in sites {
      let steps = try #require(site.languages.first?.steps)
      #expect(steps.file.bytes == site.renderMappedSteps(locale: "en").bytes)
      #expect(steps.digest == sites[0].languages.first?.steps?.digest)
    }
  }

  @Test func `a site's copies have its steps`() throws {
    let site = try SampleTheme().site()
    let standIn = StandIn(
      endpoint: "http://127.0.0.1:1", domain: "http://localhost:1", issuer: nil,
      relyingParty: "localhost")
    let names = site.languages.map { $0.steps?.file.name }
    for copy in [site.with(mode: .dark), site.with(root: nil), site.with(standIn: standIn)] {
      #expect(copy.languages.map { $0.steps?.file.name } == names)
    }
  }
}
