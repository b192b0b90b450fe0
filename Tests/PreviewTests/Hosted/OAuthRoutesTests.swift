import Bindings
import Testing

@testable import Preview

@Suite struct OAuthRoutesTests {
  @Test(
    arguments: zip(
      ["", "grant_type=password", "grant_type=authorization_code&client_id=x&code=y"],
      ["invalid_request", "unsupported_grant_type", "invalid_client"]))
  func `a refusal is JSON that any origin may read`(form: String, code: String) throws {
    var program = try HostedFixture()
    let response = try program.post("/oauth2/token", form)
    #expect(response.status == 400)
    #expect(response.text == "{\"error\":\"\(code)\"}")
    #expect(response.headers["content-type"] == "application/json;charset=UTF-8")
    #expect(response.headers["access-control-allow-origin"] == "*")
    #expect(response.headers["x-amz-cognito-request-id"]?.count == 36)
    #expect(response.headers["www-authenticate"] == nil)
  }

  @Test func `the token endpoint takes posted forms only`() throws {
    var program = try HostedFixture()
    #expect(try program.ask("GET", "/oauth2/token").status == 405)
    let json = HTTPField("content-type", "application/json")
    let response = try program.ask("POST", "/oauth2/token", headers: [json], body: "{}")
    #expect(response.text == #"{"error":"invalid_request"}"#)
  }

  @Test(
    arguments: zip(
      [nil, "Basic YTpi", "Bearer", "Bearer a.b.c"] as [String?], [400, 400, 400, 401]))
  func `userInfo says in header and body what is wrong`(header: String?, status: Int) throws {
    var program = try HostedFixture()
    let headers = header.map { [HTTPField("authorization", $0)] } ?? []
    let response = try program.ask("GET", "/oauth2/userInfo", headers: headers)
    #expect(response.status == status)
    let words =
      status == 400
      ? "error=\"invalid_request\", error_description=\"Bad OAuth2 request at UserInfo Endpoint\""
      : "error=\"invalid_token\", error_description=\"Access token is expired, disabled, or deleted, "
        + "or the user has globally signed out.\""
    #expect(response.headers["www-authenticate"] == words)
  }

  @Test(
    arguments: zip(
      ["", "token=x", "token=x&client_id=nobody"], [400, 400, 401]))
  func `revoking without a token or a client is refused`(form: String, status: Int) throws {
    var program = try HostedFixture()
    #expect(try program.post("/oauth2/revoke", form).status == status)
  }

  @Test func `revoking a token that nobody knows is fine`() throws {
    var program = try HostedFixture()
    let response = try program.post(
      "/oauth2/revoke", "token=x&client_id=1h57kf5cpq17m0eml12EXAMPLE")
    #expect(response.status == 200 && response.body.isEmpty)
  }

  @Test func `a code becomes tokens, and tokens the person's attributes`() throws {
    var browser = try HostedFixture()
    let login = "/login?\(HostedFixture.query)&scope=openid+email"
    let token = HostedFixture.token(try browser.ask("GET", login))
    let sent = try browser.post(
      login, "username=ada%40acme.example&password=Passw0rd!&_csrf=\(token)")
    let location = try #require(sent.headers["location"])
    let code = try #require(HTTPTarget("/?\(location.split(separator: "?")[1])")).query[0].value
    let form =
      "grant_type=authorization_code&client_id=1h57kf5cpq17m0eml12EXAMPLE&code=\(code)"
      + "&redirect_uri=https://app.acme.example/callback"
    let answer = try browser.post("/oauth2/token", form)
    #expect(answer.status == 200)
    let access = try #require(answer.text.split(separator: "\"access_token\":\"").last)
      .prefix { $0 != "\"" }
    let bearer = HTTPField("authorization", "Bearer \(access)")
    let info = try browser.ask("GET", "/oauth2/userInfo", headers: [bearer])
    #expect(
      info.text
        == #"{"sub":"ada-sub","email":"ada@acme.example","email_verified":"true","username":"ada-sub"}"#
    )
    #expect(try browser.post("/oauth2/token", form).text == #"{"error":"invalid_grant"}"#)
  }
}
