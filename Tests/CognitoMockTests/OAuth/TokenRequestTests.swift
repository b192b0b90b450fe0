import Bindings
import Testing

@testable import CognitoMock

@Suite struct TokenRequestTests {
  private static func basic(_ text: String) -> String { "Basic \(Base64.encode(Array(text.utf8)))" }

  @Test(
    arguments: zip(
      [
        "", "grant_type=", "grant_type=password",
        "grant_type=refresh_token&grant_type=refresh_token",
        "grant_type=authorization_code&redirect_uri=https://app.example/cb",
        "grant_type=authorization_code&code=x",
        "grant_type=authorization_code&code=x&redirect_uri=https://app.example/cb",
        "grant_type=refresh_token", "grant_type=refresh_token&refresh_token=a.b.c.d.e",
        "grant_type=client_credentials", "grant_type=refresh_token&client_secret=surplus",
      ],
      [
        "invalid_request", "invalid_request", "unsupported_grant_type", "invalid_request",
        "invalid_request", "invalid_request", "invalid_grant", "invalid_request",
        "invalid_grant", "unauthorized_client", "invalid_client",
      ]))
  func `a request that is refused`(form: String, expected: String) {
    var world = OAuthWorld()
    #expect(
      world.redeem([("client_id", UserWorld.clientId)] + OAuthWorld.pairs(form)) == expected)
  }

  @Test(
    arguments: zip(
      [
        "", "client_id=nobody", "client_id=\(OAuthWorld.confidential)",
        "client_id=\(OAuthWorld.confidential)&client_secret=wrong",
      ],
      ["invalid_request", "invalid_client", "invalid_client", "invalid_client"]))
  func `a client that does not say who it is`(form: String, expected: String) {
    var world = OAuthWorld()
    #expect(
      world.redeem([("grant_type", "client_credentials")] + OAuthWorld.pairs(form)) == expected)
  }

  @Test(
    arguments: zip(
      [
        "Basic", "Basic !", "Bearer abc", basic("nocolon"), basic(":secret"),
        basic("\(OAuthWorld.confidential):wrong"), right, right,
      ],
      [
        ("", "invalid_client"), ("", "invalid_client"), ("", "invalid_client"),
        ("", "invalid_client"), ("", "invalid_client"), ("", "invalid_client"),
        ("client_id=\(UserWorld.clientId)", "invalid_request"),
        ("client_secret=other", "invalid_request"),
      ]))
  func `a header that is wrong, or that the form contradicts`(
    header: String, form: (String, String)
  ) {
    var world = OAuthWorld()
    let pairs = [("grant_type", "client_credentials")] + OAuthWorld.pairs(form.0)
    #expect(world.redeem(pairs, authorization: header) == form.1)
  }

  private static let right = basic("\(OAuthWorld.confidential):\(OAuthWorld.secret)")

  @Test func `a code works once`() {
    var world = OAuthWorld()
    let code = world.signIn([("scope", "openid")])
    #expect(world.redeem(OAuthWorld.form(code)) == "ok id refresh")
    #expect(world.redeem(OAuthWorld.form(code)) == "invalid_grant")
  }

  @Test func `another client or address does not use a code up`() {
    var world = OAuthWorld()
    let code = world.signIn([("scope", "openid")])
    #expect(
      world.redeem(OAuthWorld.form(code, [("client_id", OAuthWorld.other)])) == "invalid_grant")
    #expect(
      world.redeem(OAuthWorld.form(code, [("redirect_uri", "https://app.example/cb?a=1")]))
        == "invalid_grant")
    #expect(world.redeem(OAuthWorld.form(code)) == "ok id refresh")
  }

  @Test func `a code is too old after five minutes`() {
    var world = OAuthWorld()
    let code = world.signIn()
    world.users.time += 300
    #expect(world.redeem(OAuthWorld.form(code)) == "invalid_grant")
  }

  @Test(arguments: ["", "wrong", OAuthWorld.challenge])
  func `a wrong proof uses a code up`(verifier: String) {
    var world = OAuthWorld()
    let code = world.signIn([
      ("code_challenge", OAuthWorld.challenge), ("code_challenge_method", "S256"),
    ])
    #expect(world.redeem(OAuthWorld.form(code, [("code_verifier", verifier)])) == "invalid_grant")
    let right = [("code_verifier", OAuthWorld.verifier)]
    #expect(world.redeem(OAuthWorld.form(code, right)) == "invalid_grant")
  }

  @Test func `a proof fits, and is not given for nothing`() {
    var world = OAuthWorld()
    let right = [("code_verifier", OAuthWorld.verifier)]
    let code = world.signIn([
      ("code_challenge", OAuthWorld.challenge), ("code_challenge_method", "S256"),
    ])
    #expect(world.redeem(OAuthWorld.form(code, right)).hasPrefix("ok"))
    let plain = world.signIn()
    #expect(world.redeem(OAuthWorld.form(plain, right)) == "invalid_grant")
  }

  @Test func `a code dies with its user`() {
    var world = OAuthWorld()
    let code = world.signIn()
    world.users.state.users.update(User.key(UserWorld.poolId, "ada")) { $0.isEnabled = false }
    #expect(world.redeem(OAuthWorld.form(code)) == "invalid_grant")
  }

  @Test func `a client that reads half of a pair cannot have its scope`() {
    var world = OAuthWorld()
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("ReadAttributes", ["email"])
    }
    #expect(
      world.redeem(OAuthWorld.form(world.signIn([("scope", "openid email")])))
        == "invalid_grant")
    #expect(world.redeem(OAuthWorld.form(world.signIn([("scope", "openid")]))).hasPrefix("ok"))
  }

  @Test func `there is no ID token without openid`() {
    var world = OAuthWorld()
    let code = world.signIn([("scope", "aws.cognito.signin.user.admin")])
    #expect(world.redeem(OAuthWorld.form(code)) == "ok refresh")
  }

  @Test func `a program signs in for the scopes of resource servers only`() {
    var world = OAuthWorld()
    let client = Self.basic("\(OAuthWorld.confidential):\(OAuthWorld.secret)")
    let grant = [("grant_type", "client_credentials")]
    #expect(
      world.redeem(grant + [("scope", "openid")], authorization: client) == "invalid_scope")
    #expect(
      world.redeem(grant + [("scope", "shop/write")], authorization: client) == "invalid_scope")
    #expect(
      world.redeem(grant + [("aws_client_metadata", "[1]")], authorization: client)
        == "invalid_request")
    #expect(world.redeem(grant + [("scope", "shop/read")], authorization: client) == "ok")
    #expect(world.redeem(grant, authorization: client) == "ok")
  }
}
