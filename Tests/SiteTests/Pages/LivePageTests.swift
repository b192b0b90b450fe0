import Bindings
import Testing

@testable import Site
@testable import Templating

/// Hosted pages with what a person typed.
@Suite struct LivePageTests {
  @Test(arguments: PageID.allCases)
  func `nothing in a live page is made up`(_ page: PageID) throws {
    var live = LivePage.make()
    // Facts that only a state of the gallery has a use for.
    live.facts.isLong = true
    live.facts.isFilled = true
    live.facts.hasArrived = true
    let text = try Self.text(page, live)
    for fixture in [
      Fixture.email, Fixture.phone, Fixture.maskedEmail, Fixture.maskedPhone, Fixture.secret,
      Fixture.reference, Fixture.longEmail, Fixture.longName,
    ] { #expect(!text.contains(fixture)) }
  }

  @Test(arguments: PageID.allCases)
  func `a password or a code that was typed is not in the page`(_ page: PageID) throws {
    var live = LivePage.make()
    for id in ["password", "new-password", "current-password", "code"] {
      live.values[id] = "hunter2-\(id)"
    }
    #expect(try !Self.text(page, live).contains("hunter2"))
  }

  @Test(arguments: PageID.allCases)
  func `a live page keeps to every rule`(_ page: PageID) throws {
    let site = try Self.site()
    let checker = try PageSample.checker.get()
    for live in [LivePage.make(), .full(saying: "plain")] {
      let bytes = site.renderLive(page, locale: "en", live)
      let map = SourceMap(entries: [], literals: [], origins: [])
      let mapped = RenderedPage(page: page, locale: "en", bytes: bytes, map: map)
      #expect(checker.check(mapped).map(\.description) == [])
    }
  }

  @Test(arguments: PageID.allCases)
  func `every form carries what nobody sees, and posts where it is told`(_ page: PageID) throws {
    let root = try Self.root(page, .make())
    for form in root.descendants where form.name == "form" {
      #expect(form["action"] == "/login?client_id=a&state=b%22")
      let hidden = form.descendants.filter { $0["type"] == "hidden" && $0["name"] == "_csrf" }
      #expect(hidden.map { $0["value"] } == ["token"])
    }
  }

  @Test func `ways that there are not are not offered`() throws {
    let login = try Self.root(.login, .make())
    let links = login.descendants.filter { $0.name == "a" }.compactMap { $0["href"] }
    #expect(
      links == [
        "mailto:help@acme.example", "https://acme.example/privacy",
        "https://acme.example/terms",
      ])
    for page in [PageID.code, .password, .passkeyLogin, .contactSetup] {
      #expect(try !Self.text(page, .make()).contains("Use another method"))
    }
    #expect(try !Self.text(.locked, .make()).contains("Reset your password"))
  }

  @Test func `ways that there are lead where they are told`() throws {
    var live = LivePage.make()
    live.links.signUp = .local("/signup?a=1")
    live.links.forgotPassword = .local("/forgotPassword?a=1")
    live.providers = [.init("Google", href: .local("/oauth2/authorize?identity_provider=Google"))]
    live.languages = ["en": .local("/login?lang=en"), "de": .local("/login?lang=de")]
    let login = try Self.root(.login, live)
    let links = login.descendants.filter { $0.name == "a" }.compactMap { $0["href"] }
    #expect(
      links.filter { $0.hasPrefix("/") } == [
        "/forgotPassword?a=1", "/oauth2/authorize?identity_provider=Google", "/signup?a=1",
        "/login?lang=en", "/login?lang=de",
      ])
  }

  @Test func `what was typed stands in its field again, and its error below`() throws {
    var live = LivePage.make()
    live.values = ["username": "ann@acme.example", "given_name": "Ann", "custom-team": "b"]
    live.facts.fieldErrors = [.init(field: "given_name", kind: .required)]
    let root = try Self.root(.signup, live)
    let byID = { (id: String) in root.descendants.first { $0["id"] == id } }
    #expect(byID("username")?["value"] == "ann@acme.example")
    #expect(byID("given_name")?["value"] == "Ann")
    #expect(byID("given_name")?["aria-invalid"] == "true")
    let selected = byID("custom-team")?.descendants.filter { $0["selected"] != nil }
    #expect(selected?.map { $0["value"] } == ["b"])
  }

  @Test func `fields are posted by Cognito's names`() throws {
    let signUp = try Self.names(.signup, .make())
    #expect(
      signUp == [
        "_csrf", "username", "requiredAttributes[given_name]", "requiredAttributes[custom:team]",
        "password",
      ])
    #expect(try Self.names(.login, .make()) == ["_csrf", "username", "password"])
    var missing = LivePage.make()
    missing.attributes = ["phone_number", "custom:team", "custom:unknown"]
    #expect(
      try Self.names(.newPassword, missing) == [
        "_csrf", "username", "new-password", "requiredAttributes[phone_number]",
        "requiredAttributes[custom:team]", "requiredAttributes[custom:unknown]",
      ])
    #expect(try Self.names(.passkeyAdd, .make()) == ["_csrf", "credential"])
    #expect(try Self.names(.passkeyLogin, .make()) == ["_csrf", "username", "credential"])
  }

  @Test func `factors are offered in the order given, by the names given`() throws {
    var live = LivePage.make()
    live.choices = [
      .init(.sms, value: "SMS_OTP", destination: "+***89"), .init(.password, value: "PASSWORD"),
      .init(.email, value: "EMAIL_OTP"),
    ]
    let root = try Self.root(.chooseMethod, live)
    let buttons = root.descendants.filter { $0["name"] == "choice" }
    #expect(buttons.map { $0["value"] } == ["SMS_OTP", "PASSWORD", "EMAIL_OTP"])
    #expect(buttons.first?.content == "Text messageGet a code at +***89")
  }

  @Test func `words of a trigger stand above the form and mark the title`() throws {
    var live = LivePage.make()
    live.serverMessage = "PreSignUp failed with error Only on Tuesdays."
    let root = try Self.root(.signup, live)
    let summary = root.descendants.first { $0["data-region"] == "summary" }
    #expect(summary?.content.contains(live.serverMessage) == true)
    #expect(root.descendants.first { $0.name == "title" }?.content.hasPrefix("Error: ") == true)
    let error = try Self.root(.error, live)
    #expect(
      error.descendants.filter { $0["class"] == "message__detail" }.map(\.content)
        == [live.serverMessage])
  }

  @Test func `a client's policy lets its forms be sent on to its callbacks only`() throws {
    let site = try Self.site()
    let policy = site.hostedPolicy(
      callbacks: [
        "https://a.example/x?y", "http://localhost:3000/cb", "myapp://x", "a b; script-src *",
      ])
    #expect(
      policy.header.contains(
        "form-action 'self' https://a.example http://localhost:3000 myapp:;"))
    #expect(policy.header.contains("frame-ancestors 'none'"))
    #expect(!policy.header.contains("script-src *"))
    #expect(!policy.header.contains("upgrade-insecure-requests"))
    var live = LivePage.make()
    live.policy = policy
    let meta = try Self.root(.login, live).descendants.first {
      $0["http-equiv"] == "Content-Security-Policy"
    }
    #expect(meta?["content"]?.contains("http://localhost:3000 myapp:;") == true)
  }

  @Test func `assets are found from the site's root`() throws {
    let root = try Self.root(.login, .make())
    let sources = root.descendants.compactMap { node in
      node.name == "link" || node.name == "script" || node.name == "img"
        ? node["href"] ?? node["src"] : nil
    }
    #expect(sources.count > 3)
    #expect(sources.allSatisfy { $0.hasPrefix("/_lintel/hosted/acme/assets/") })
  }

  // MARK: Pages

  static func site(_ pool: Pool = .make(methods: [.password, .passkey, .emailCode])) throws
    -> TenantSite
  { try SampleTheme().site(.make(pool: pool)).with(root: "/_lintel/hosted/acme/") }

  static func text(_ page: PageID, _ live: LivePage) throws -> String {
    String(decoding: try site().renderLive(page, locale: "en", live), as: UTF8.self)
  }

  static func root(_ page: PageID, _ live: LivePage) throws -> XMLNode {
    try XMLDocument(parsing: site().renderLive(page, locale: "en", live)).root
  }

  private static func names(_ page: PageID, _ live: LivePage) throws -> [String] {
    try root(page, live).descendants.filter { ["input", "select"].contains($0.name) }
      .compactMap { $0["name"] }
  }
}

extension LivePage {
  /// The least that a server has to say.
  static func make() -> LivePage {
    var live = LivePage(
      action: .local("/login?client_id=a&state=b%22"), links: Links(login: .local("/login?a=1")))
    live.hidden = [Hidden("_csrf", "token")]
    live.choices = [Choice(.password, value: "PASSWORD")]
    return live
  }

  /// Every value says something, and every way on is there.
  static func full(saying text: String) -> LivePage {
    let links: Links = {
      var links = Links(login: .local("/login?a=1"))
      links.signUp = .local("/signup")
      links.forgotPassword = .local("/forgotPassword")
      links.otherMethod = .local("/mfa/select")
      links.change = .local("/login")
      links.home = .local("/")
      return links
    }()
    var live = LivePage(action: .local("/login?client_id=a&state=b%22"), links: links)
    live.hidden = [Hidden("_csrf", text)]
    for id in ["username", "given_name", "custom-team", "email", "phone", "custom-own"] {
      live.values[id] = text
    }
    live.identifier = text
    live.destination = text
    live.totpSecret = text
    live.issuer = text
    live.account = text
    live.choices = ChoiceMethod.allCases.map { Choice($0, value: text, destination: text) }
    live.attributes = ["given_name", "custom:team", "custom:own"]
    live.serverMessage = text
    live.providers = [Provider(text, href: .local("/oauth2/authorize"))]
    live.languages = ["en": .local("/login?lang=en"), "de": .local("/login?lang=de")]
    live.passkeyOptions = text
    live.facts.variant = .mfaEmail
    live.facts.reference = text
    live.facts.cooldown = 30
    return live
  }
}
