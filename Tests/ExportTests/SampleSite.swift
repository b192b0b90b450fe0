import Bindings
import Branding
import Diagnostics
import Syntax
import Templating
import TestSupport

@testable import Export
@testable import Site

/// A tenant's site as exports see it: nothing is rendered.
enum SampleSite {
  private static let kit = Kit.load(
    LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path]), locales: ["en", "de"]
  ).value

  static func make(
    url: String? = "https://acme.app.example/login/", aliases: [String] = [],
    domain: String? = "id.app.example", rpId: String? = nil, providers: [String] = [],
    methods: [Pool.Method] = [.password, .passkey], tier: Pool.Tier = .essentials,
    clients: [String] = ["web"],
    terms: String? = nil, privacy: [String: String] = [:], theme: Theme? = nil
  ) throws -> TenantSite {
    let pool = Pool(
      name: "main", userPoolId: "eu-central-1_AbCdEf123", region: "eu-central-1", displayName: nil,
      theme: nil, brand: nil, url: nil, domain: domain, rpId: rpId, tier: tier,
      sender: .ses, defaultLocale: "en", identifiers: [.email], methods: methods, signUp: true,
      recovery: [.email],
      passwordPolicy: PasswordPolicy(
        minimumLength: 8, requireLowercase: true, requireUppercase: true, requireNumbers: true,
        requireSymbols: true, passwordHistorySize: 0, temporaryPasswordValidityDays: 7),
      mfa: Pool.MFA(required: false, methods: [.totp]), attributes: [], location: nil)
    let apps = clients.enumerated().map { index, name in
      AppClient(
        name: name, clientId: "\(index + 1)h57kf5cpq17m0eml12EXAMPLE",
        callbacks: ["https://app.acme.example/callback"], signedOut: ["https://app.acme.example/"],
        home: nil, storage: .local)
    }
    let tenant = Tenant(
      id: "acme", name: LocalizedText("Acme"), pool: pool, theme: nil, brand: nil,
      clients: apps, url: url, aliases: aliases, locales: ["en", "de"],
      links: Tenant.Links(
        help: nil, privacy: try Self.url(privacy), terms: try Self.url(terms.map { ["*": $0] })),
      signIn: Tenant.SignIn(
        start: .page,
        providers: providers.map { Tenant.Provider(name: $0, label: nil, domains: []) }),
      handOverCookie: nil, location: SourceLocation(file: "lintel.json"))
    let files = LayeredFiles(disk: LocalDisk(), roots: [])
    guard let kit, let theme = theme ?? ThemeShelf(files: files).theme(named: nil).value,
      let site = TenantSite.make(tenant, theme: theme, kit: kit).value
    else { throw Diagnostic(.error, "test", "the sample site could not be made") }
    return site
  }

  private static func url(_ texts: [String: String]?) throws -> LocalizedURL? {
    guard let texts, !texts.isEmpty else { return nil }
    return LocalizedURL(try texts.mapValues { try SafeURL($0) })
  }
}

extension BrandingForm {
  func files(for site: TenantSite) -> Checked<[OutputFile]> { files(for: CognitoBranding(site)) }
}
