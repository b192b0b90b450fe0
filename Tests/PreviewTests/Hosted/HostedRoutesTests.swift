import Bindings
import CognitoMock
import Testing

@testable import Preview

@Suite struct HostedRoutesTests {
  private static let login = "/login?\(HostedFixture.query)"
  private static let ada = "username=ada%40acme.example&password=Passw0rd!"

  @Test(
    arguments: [
      "", "_csrf=", "_csrf=made-up",
      "_csrf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
  func `a form that is not of a page of ours begins anew`(token: String) throws {
    var browser = try HostedFixture()
    _ = try browser.ask("GET", Self.login)
    let response = try browser.post(Self.login, "\(Self.ada)&\(token)")
    #expect(response.status == 302)
    #expect(response.headers["location"] == Self.login)
    #expect(browser.cookies["cognito"] == nil)
    #expect(try browser.ask("GET", Self.login).text.contains("Something went wrong"))
  }

  @Test func `a form of another browser's page begins anew`() throws {
    var (browser, other) = (try HostedFixture(), try HostedFixture())
    _ = try browser.ask("GET", Self.login)
    let token = HostedFixture.token(try other.ask("GET", Self.login))
    let response = try browser.post(Self.login, "\(Self.ada)&_csrf=\(token)")
    #expect(response.headers["location"] == Self.login)
  }

  @Test(
    arguments: [
      HTTPField("origin", "https://evil.example"), HTTPField("origin", "null"),
      HTTPField("origin", "http://localhost:9230"), HTTPField("sec-fetch-site", "cross-site"),
      HTTPField("sec-fetch-site", "same-site"),
    ])
  func `a post from another site is forbidden, whatever it carries`(header: HTTPField) throws {
    var browser = try HostedFixture()
    let token = HostedFixture.token(try browser.ask("GET", Self.login))
    let response = try browser.post(
      Self.login, "\(Self.ada)&_csrf=\(token)", headers: [header])
    #expect(response.status == 403)
    #expect(browser.cookies["cognito"] == nil)
  }

  @Test(
    arguments: zip(
      ["/Login", "/oauth2/UserInfo", "/oauth2/IdpResponse", "/SIGNUP", "/login/nothing"],
      [404, 404, 404, 404, 404]))
  func `paths are case-sensitive`(path: String, status: Int) throws {
    var browser = try HostedFixture()
    #expect(try browser.ask("GET", "\(path)?\(HostedFixture.query)").status == status)
  }

  @Test(
    arguments: zip(
      ["application/json", "multipart/form-data; boundary=x", ""],
      [400, 400, 400]))
  func `what is no form is refused`(type: String, status: Int) throws {
    var browser = try HostedFixture()
    _ = try browser.ask("GET", Self.login)
    let response = try browser.ask(
      "POST", Self.login, headers: [HTTPField("content-type", type)], body: Self.ada)
    #expect(response.status == status)
  }

  @Test func `bytes that are no text are refused`() throws {
    var browser = try HostedFixture()
    _ = try browser.ask("GET", Self.login)
    #expect(try browser.post(Self.login, "username=%FF&password=%00").status == 400)
  }

  @Test func `a page that was open for too long begins anew`() throws {
    var browser = try HostedFixture()
    let token = HostedFixture.token(try browser.ask("GET", Self.login))
    browser.service.clock.advance(by: 301)
    let response = try browser.post(Self.login, "\(Self.ada)&_csrf=\(token)")
    #expect(response.headers["location"] == Self.login)
  }

  @Test func `name and password lead to the app, and a session is kept`() throws {
    var browser = try HostedFixture()
    let page = try browser.ask("GET", Self.login)
    #expect(page.status == 200)
    let response = try browser.post(
      Self.login, "\(Self.ada)&_csrf=\(HostedFixture.token(page))")
    #expect(response.status == 302)
    let location = try #require(response.headers["location"])
    #expect(location.hasPrefix("https://app.acme.example/callback?code="))
    #expect(location.hasSuffix("&state=s"))
    #expect(browser.cookies["cognito"] != nil)
    let again = try browser.ask("GET", "/oauth2/authorize?\(HostedFixture.query)")
    #expect(again.headers["location"]?.hasPrefix("https://app.acme.example/callback?code=") == true)
    let out = try browser.ask(
      "GET",
      "/logout?client_id=1h57kf5cpq17m0eml12EXAMPLE&logout_uri=https://app.acme.example/")
    #expect(out.headers["location"] == "https://app.acme.example/")
    #expect(browser.cookies["cognito"] == nil)
  }

  @Test func `looking at the login page stores nothing, and each page has a token of its own`()
    throws
  {
    var browser = try HostedFixture()
    let first = try browser.ask("GET", Self.login)
    let second = try browser.ask("GET", Self.login)
    #expect(HostedFixture.token(first) != HostedFixture.token(second))
    #expect(browser.cookies["XSRF-TOKEN"] == HostedFixture.token(second))
    #expect(browser.service.read { $0.authSessions.count } == 0)
  }

  @Test func `a page that is kept is not shown any more once its client has changed`() throws {
    var browser = try HostedFixture()
    for _ in 0..<2 { #expect(try browser.ask("GET", Self.login).status == 200) }
    browser.service.change { state in
      state.clients.update("1h57kf5cpq17m0eml12EXAMPLE") {
        $0.settings.set("CallbackURLs", ["https://elsewhere.example/"])
      }
      return []
    }
    #expect(
      try browser.ask("GET", Self.login).headers["location"]
        == "/error?error=redirect_mismatch&client_id=1h57kf5cpq17m0eml12EXAMPLE")
  }

  @Test func `cookies are for this host alone, and for no script`() throws {
    var browser = try HostedFixture()
    let cookie = try browser.ask("GET", Self.login).headers.all("set-cookie").first ?? ""
    #expect(cookie.hasPrefix("XSRF-TOKEN="))
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
  }

  @Test func `a page may send its form to the client's callback, and nobody may frame it`() throws {
    var browser = try HostedFixture()
    let page = try browser.ask("GET", Self.login)
    let policy = try #require(page.headers["content-security-policy"])
    #expect(policy.contains("form-action 'self' https://app.acme.example;"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(policy.contains("default-src 'none'"))
    #expect(page.headers["access-control-allow-origin"] == nil)
    #expect(page.headers["x-frame-options"] == "DENY")
    #expect(page.headers["cache-control"] == "no-cache, no-store, max-age=0, must-revalidate")
  }

  @Test(
    arguments: [
      "x=%22%3E%3Cscript%3E", "x=\"><script>", "x='onload='", "x=lintel0hole0token",
      "state=%00", "login_hint=%22%3E%3Cscript%3E",
    ])
  func `a query cannot break out of the page`(extra: String) throws {
    var browser = try HostedFixture()
    guard HTTPTarget("\(Self.login)&\(extra)") != nil else { return }
    let page = try browser.ask("GET", "\(Self.login)&\(extra)").text
    #expect(!page.contains("<script>"))
    #expect(!page.contains("'onload='"))
    let forms = PreviewFixture.values(of: "action", in: page)
    #expect(forms.first?.hasPrefix("/login?client_id=") == true)
  }

  @Test func `the language that was asked for stays`() throws {
    var browser = try HostedFixture()
    let page = try browser.ask("GET", "\(Self.login)&lang=de")
    #expect(page.text.contains("<html lang=\"de\""))
    #expect(try browser.ask("GET", Self.login).text.contains("<html lang=\"de\""))
    let unknown = try browser.ask("GET", "\(Self.login)&lang=xx")
    #expect(unknown.text.contains("<html lang=\"de\""))
    #expect(browser.cookies["lang"] == "de")
  }

  @Test(
    arguments: [
      "", "?client_id=nobody&user_name=ada&confirmation_code=1",
      "?client_id=1h57kf5cpq17m0eml12EXAMPLE&user_name=ada&confirmation_code=1&lang=de",
    ])
  func `a mailed link that is none says so in words of its own`(query: String) throws {
    var browser = try HostedFixture()
    let page = try browser.ask("GET", "/confirmUser\(query)")
    #expect(page.status == 400)
    let isGerman = query.hasSuffix("lang=de")
    #expect(page.text.contains(isGerman ? "Dieser Link" : "This link doesn"))
    // Not the words of what only the server can be blamed for, nor a way that carries the code on.
    #expect(!page.text.contains("on our side"))
    #expect(!page.text.contains("/login?client_id=nobody"))
    #expect(!page.text.contains("/login?") || page.text.contains("&amp;response_type=code"))
  }

  @Test(
    arguments: zip(
      ["/error?error=redirect_mismatch", "/oauth2/authorize", "/login", "/logout"],
      [
        "An error was encountered with the requested page.",
        "Missing required parameter client_id in request URL",
        "Missing required parameter client_id in request URL",
        "Required String parameter 'client_id' is not present",
      ]))
  func `an error is a page with the service's words`(target: String, words: String) throws {
    var browser = try HostedFixture()
    let page = try browser.ask("GET", target)
    #expect(page.status == 400)
    #expect(page.text.replacingEntities.contains(words))
  }
}

extension String {
  fileprivate var replacingEntities: String {
    split(separator: "&#39;", omittingEmptySubsequences: false).joined(separator: "'")
  }
}
