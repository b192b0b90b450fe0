import Branding
import Diagnostics
import Testing

@testable import Site

@Suite struct TenantSiteTests {
  @Test(arguments: ["0 0 1e300 1e-300", "0 0 1e-300 1e300", "0 0 1e308 1e308"])
  func `a logo may be of any shape`(_ viewBox: String) throws {
    let theme = try SampleTheme()
    try theme.folder.write(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='\(viewBox)'><path d='M0 0'/></svg>",
      to: "themes/base/logo.svg")
    let page = String(decoding: try theme.site().render(.login, locale: "en"), as: UTF8.self)
    #expect(page.contains("assets/logo."))
  }

  @Test func `a language that the kit lacks is refused with the nearest`() throws {
    let checked = TenantSite.make(
      .make(locales: ["en", "dee"]), kit: try SampleKit.kit(), shelf: try SampleTheme().shelf)
    #expect(checked.value == nil)
    #expect(checked.findings.map(\.code) == ["text.locale.unknown"])
    #expect(checked.findings.first?.hint == "did you mean 'de'?")
  }

  @Test(
    arguments: [
      "javascript:alert(1)", "//evil.example", "data:text/html,x", "http://a.example/", "#zz",
    ])
  func `a logo that leads where no page may lead is refused`(_ href: String) throws {
    let theme = try SampleTheme()
    try theme.folder.write(
      """
      {"name": "S", "color": {"primary": "#0b5fff"}, "logo": {"src": "logo.svg", "href": "\(href)"}}
      """, to: "themes/base/theme.json")
    let checked = TenantSite.make(.make(), kit: try SampleKit.kit(), shelf: theme.shelf)
    #expect(checked.value == nil)
    #expect(checked.findings.contains { $0.code.hasPrefix("theme.logo.href") })
  }

  @Test func `pages without a use are left out`() throws {
    var pool = Pool.make()
    pool.signUp = false
    pool.recovery = [.admin]
    pool.mfa.methods = []
    let site = try SampleTheme().site(.make(pool: pool))
    let left = Set(PageID.allCases).subtracting(site.pages)
    #expect(
      left == [
        .signup, .forgotPassword, .resetPassword, .mfaChoose, .mfaSetup, .totpSetup, .contactSetup,
        .passkeyLogin, .passkeyAdd, .tenantPicker,
      ])
    #expect(site.states(of: .signup).isEmpty)
  }

  @Test func `codes that the pool does not send are no states`() throws {
    var pool = Pool.make(methods: [.password])
    pool.mfa.methods = [.totp]
    pool.signUp = false
    let site = try SampleTheme().site(.make(pool: pool))
    let names = site.states(of: .code).map(\.name)
    #expect(names.prefix(2) == ["mfa-app", "verify-email"])
    #expect(!names.contains("confirm-email"))
  }

  @Test func `without a domain nothing leads to hosted pages`() throws {
    let site = try SampleTheme().site(.make(pool: .make(domain: nil)))
    let page = String(decoding: site.render(.login, locale: "en"), as: UTF8.self)
    #expect(!page.contains("oauth2/authorize"))
    #expect(!page.contains("class=\"social"))
    #expect(
      site.contentSecurityPolicy(.direct).contains(
        "connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com;"))
  }

  @Test func `links back lead to where the tenant's sign-ins begin`() throws {
    var tenant = Tenant.make()
    tenant.signIn.start = .identifier
    let page = String(
      decoding: try SampleTheme().site(tenant).render(.code, locale: "en"), as: UTF8.self)
    #expect(page.contains("<p class=\"aside\"><a href=\"identifier.html\">"))
    #expect(!page.contains("href=\"login.html\""))
  }

  @Test(arguments: [("de", true), ("ar", false)])
  func `Cognito's own page is led to in the language of the page, where it speaks it`(
    locale: String, isSpoken: Bool
  ) throws {
    let site = try SampleTheme().site(.make(locales: [locale]))
    let page = String(decoding: site.render(.locked, locale: locale), as: UTF8.self)
    #expect(page.contains("/login?client_id="))
    #expect(page.contains("&amp;lang=\(locale)\"") == isSpoken)
  }

  @Test func `what is looked at in a gallery knows no service`() throws {
    let site = try SampleTheme().site().with(root: nil)
    let page = String(decoding: site.render(.code, locale: "en"), as: UTF8.self)
    #expect(page.contains("data-config=\"\">{}</script>"))
  }

  @Test func `addresses are relative, but for the page that is shown anywhere`() throws {
    let site = try SampleTheme().site()
    let login = String(decoding: site.render(.login, locale: "de"), as: UTF8.self)
    #expect(login.contains("href=\"../assets/login."))
    #expect(login.contains("href=\"../login.html\""))
    let lost = String(decoding: site.render(.notFound, locale: "de"), as: UTF8.self)
    #expect(lost.contains("href=\"/login/assets/login."))
    #expect(lost.contains("href=\"/login/de/login.html\""))
    let relative = String(
      decoding: site.with(root: nil).render(.notFound, locale: "de"), as: UTF8.self)
    #expect(relative.contains("href=\"../assets/login."))
    let moved = String(
      decoding: site.with(root: "/_lintel/site/acme/").render(.notFound, locale: "en"),
      as: UTF8.self)
    #expect(moved.contains("href=\"/_lintel/site/acme/login.html\""))
  }

  @Test func `the policy is the one that is promised`() throws {
    let site = try SampleTheme().site()
    #expect(
      site.contentSecurityPolicy(.direct, asHeader: true)
        == "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        + "manifest-src 'self'; img-src 'self' data:; connect-src 'self' "
        + "https://cognito-idp.eu-central-1.amazonaws.com https://id.acme.example; "
        + "form-action 'none'; base-uri 'none'; object-src 'none'; "
        + "require-trusted-types-for 'script'; upgrade-insecure-requests; frame-ancestors 'none'")
    #expect(
      site.contentSecurityPolicy(.hosted).contains("form-action 'self' https://app.acme.example;"))
    #expect(!site.contentSecurityPolicy(.hosted).contains("upgrade-insecure-requests"))
    let preview = site.with(policy: .gallery).contentSecurityPolicy(.direct, asHeader: true)
    #expect(preview.hasSuffix("frame-ancestors 'self'"))
    #expect(!preview.contains("upgrade-insecure-requests"))
  }

  @Test func `a forced mode has one logo and one colour of the browser's bars`() throws {
    let dark = try SampleTheme().site().with(mode: .dark)
    let page = String(decoding: dark.render(.login, locale: "en"), as: UTF8.self)
    #expect(page.contains("data-mode=\"dark\""))
    #expect(page.contains("<meta name=\"color-scheme\" content=\"dark\"/>"))
    let colors = page.matches(of: /name="theme-color" content="(#[0-9a-f]+)"/).map(\.output.1)
    #expect(colors.count == 2 && Set(colors).count == 1)
  }

  @Test func `a theme's texts take the place of the dictionary's`() throws {
    let theme = try SampleTheme(
      """
      "texts": {"en": {"login.title": "Hello from {tenant}", "code.lead.email": "Look at your mail"},
                "de": {"login.title": "Guten Tag"}}
      """)
    let site = try theme.site()
    let english = String(decoding: site.render(.login, locale: "en"), as: UTF8.self)
    let german = String(decoding: site.render(.login, locale: "de"), as: UTF8.self)
    #expect(english.contains("<h1 class=\"title\">Hello from Acme Robotics</h1>"))
    #expect(german.contains("<h1 class=\"title\">Guten Tag</h1>"))
  }

  @Test(
    arguments: [
      ("\"login.titel\": \"x\"", "text.unknown", "did you mean 'login.title'?"),
      ("\"login.title\": \"{tenat}\"", "text.parameter.unknown", "did you mean 'tenant'?"),
      (
        "\"login.title\": \"a { b\"", "text.brace",
        "write {{ or }} for a brace, {name} for a parameter"
      ),
      ("\"login.title\": \"\"", "text.empty", "write a text, or leave the key out"),
      (#""login.title": "\u00a0""#, "text.empty", "write a text, or leave the key out"),
      (#""login.submit": "\u2060 \u3000""#, "text.empty", "write a text, or leave the key out"),
      (#""login.lead": "\u2003""#, "text.empty", "write a text, or leave the key out"),
    ])
  func `a theme's text that no page can say is refused`(
    _ text: String, _ code: String, _ hint: String
  ) throws {
    let theme = try SampleTheme("\"texts\": {\"en\": {\(text)}}")
    let checked = TenantSite.make(.make(), kit: try SampleKit.kit(), shelf: theme.shelf)
    #expect(checked.value == nil)
    let finding = checked.findings.first { $0.code == code }
    #expect(finding?.hint == hint, "\(checked.findings)")
    #expect(finding?.location?.file == "themes/base/theme.json")
  }
}
