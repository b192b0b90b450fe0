import Testing

@testable import CognitoMock

@Suite struct AuthorizationRequestTests {
  private static let callback = OAuthWorld.callback

  private static let mismatch =
    "/error?error=redirect_mismatch&client_id=\(UserWorld.clientId)"

  // The first fault decides: the client is asked for before the address.
  @Test(
    arguments: zip(
      [
        "client_id=", "client_id=nobody", "redirect_uri=",
        "redirect_uri=https://app.example/cb/", "redirect_uri=https://APP.example/cb",
        "redirect_uri=https://app.example/cb?a%3D2", "redirect_uri=javascript:alert(1)",
        "client_id=nobody&redirect_uri=https://evil.example/",
        "redirect_uri=https://evil.example/&response_type=",
      ],
      [
        "page Missing required parameter client_id in request URL",
        "/error?error=invalid_request&client_id=nobody",
        "page Required String parameter 'redirect_uri' is not present",
        mismatch, mismatch, mismatch, mismatch,
        "/error?error=invalid_request&client_id=nobody", mismatch,
      ]))
  func `what is wrong with client or address is never told to the address`(
    changes: String, expected: String
  ) {
    var world = OAuthWorld()
    #expect(world.authorize(OAuthWorld.pairs(changes)) == expected)
  }

  private static let invalidScope =
    "error_description=invalid_scope&state=s+1&error=invalid_request"

  // Scopes are looked at before the proof.
  @Test(
    arguments: zip(
      [
        "response_type=", "response_type=id_token", "response_type=code+token",
        "scope=openid+offline_access", "scope=openid%2Bemail", "scope=shop/write",
        "code_challenge=\(OAuthWorld.challenge)", "code_challenge_method=S256",
        "code_challenge=short&code_challenge_method=S256",
        "code_challenge=\(OAuthWorld.challenge)&code_challenge_method=plain",
        "resource=ftp", "identity_provider=Nobody", "idp_identifier=nobody.example",
        "prompt=none", "prompt=none+login", "scope=none&code_challenge_method=S256",
      ],
      [
        "error=invalid_request&state=s+1", "error=invalid_request&state=s+1",
        "error=invalid_request&state=s+1", invalidScope, invalidScope, invalidScope,
        "error=invalid_request&state=s+1", "error=invalid_request&state=s+1",
        "error=invalid_request&state=s+1", described("code_challenge_method+is+not+supported"),
        described("invalid+resource"), unknown("Nobody"), unknown("nobody.example"),
        "error=login_required&state=s+1", "error=invalid_request&state=s+1", invalidScope,
      ]))
  func `every other fault goes back to the app`(changes: String, expected: String) {
    var world = OAuthWorld()
    #expect(world.authorize(OAuthWorld.pairs(changes)) == "\(Self.callback)?\(expected)")
  }

  private static func described(_ words: String) -> String {
    "error_description=\(words)&state=s+1&error=invalid_request"
  }

  private static func unknown(_ name: String) -> String {
    described("Identity+provider+\(name)+does+not+exist+or+is+not+enabled")
  }

  @Test func `a grant that the client does not have is refused before its scopes`() {
    var world = OAuthWorld(client: [])
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("AllowedOAuthFlows", ["code"])
    }
    #expect(
      world.authorize([("response_type", "token"), ("scope", "none")])
        == "\(Self.callback)#error=unauthorized_client&state=s+1")
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("AllowedOAuthFlowsUserPoolClient", false)
    }
    #expect(world.authorize() == "\(Self.callback)?error=unauthorized_client&state=s+1")
  }

  @Test func `errors of the implicit grant stand in the fragment`() {
    var world = OAuthWorld()
    #expect(
      world.authorize([("response_type", "token"), ("scope", "none")])
        == "\(Self.callback)#error_description=invalid_scope&state=s+1&error=invalid_request")
  }

  @Test func `an address may be left out where there is one provider and one address`() {
    var world = OAuthWorld()
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("SupportedIdentityProviders", ["COGNITO"])
    }
    #expect(world.authorize([("redirect_uri", "")]).hasPrefix("page "), "two addresses")
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("CallbackURLs", [.string(Self.callback)])
    }
    #expect(world.authorize([("redirect_uri", "")]).hasPrefix("/login?"))
  }

  @Test func `without a session the whole query goes to the pages`() {
    var world = OAuthWorld()
    let changes = [("nonce", "n"), ("login_hint", "ada"), ("lang", "de")]
    #expect(world.authorize(changes) == "/login?\(OAuthWorld.query(changes))")
  }

  @Test func `a session is good for every client of the pool, for an hour`() {
    var world = OAuthWorld()
    _ = world.signIn()
    #expect(world.authorize([("client_id", OAuthWorld.other)]).hasPrefix("\(Self.callback)?code="))
    #expect(world.authorize([("prompt", "none")]).hasPrefix("\(Self.callback)?code="))
    #expect(world.authorize([("prompt", "login")]).hasPrefix("/login?"))
    world.users.time += 1800
    #expect(world.authorize().hasPrefix("\(Self.callback)?code="))
    world.users.time += 1801
    #expect(world.authorize().hasPrefix("/login?"), "using it has not made it longer")
  }

  @Test func `a session ends with its user, and is none in another pool`() {
    var world = OAuthWorld()
    _ = world.signIn()
    world.users.state.users.update(User.key(UserWorld.poolId, "ada")) { $0.isEnabled = false }
    #expect(world.authorize().hasPrefix("/login?"))
    world.session = "made up"
    #expect(world.authorize().hasPrefix("/login?"))
  }

  @Test func `an address with a query keeps it`() {
    var world = OAuthWorld()
    _ = world.signIn([("redirect_uri", "https://app.example/cb?a=1"), ("state", "")])
    #expect(world.location?.hasPrefix("https://app.example/cb?a=1&code=") == true)
  }

  @Test func `the implicit grant gives tokens in the fragment, without state where there was none`()
  {
    var world = OAuthWorld()
    _ = world.signIn([("response_type", "token"), ("state", "")])
    #expect(
      world.location == "\(Self.callback)#access_token=a&expires_in=3600&token_type=Bearer")
  }
}
