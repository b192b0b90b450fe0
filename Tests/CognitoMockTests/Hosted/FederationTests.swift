import Syntax
import Testing

@testable import CognitoMock

@Suite struct FederationTests {
  /// Goes to a provider and gives the state that it was given.
  private func leave(_ world: inout OAuthWorld, _ provider: String = "Google") -> String {
    let address = world.authorize([("identity_provider", provider)])
    let query = address.split(separator: "?").last.map(String.init) ?? ""
    return OAuthParameters(query: query)["state"] ?? ""
  }

  private func consent(_ world: inout OAuthWorld, _ state: String) -> String {
    let claims: JSONTree = ["sub": "1001", "mail": "robin@example.com", "role": "admin"]
    let outcome = world.users.perform { work throws(Interruption) in
      work.consent(state, claims: claims)
    }
    guard case .answered(.success(let code?)) = outcome else { return "" }
    return code
  }

  @Test func `a provider is gone to by its name, its identifier, or as the only one`() {
    var world = OAuthWorld()
    #expect(
      world.authorize([("identity_provider", "Google")]).hasPrefix("/_lintel/provider?state="))
    #expect(world.authorize([("idp_identifier", "corp.example")]).contains("&provider=corp"))
    #expect(world.authorize([("identity_provider", "COGNITO")]).hasPrefix("/login?"))
    world.users.state.clients.update(UserWorld.clientId) {
      $0.settings.set("SupportedIdentityProviders", ["corp"])
    }
    #expect(world.authorize().contains("&provider=corp"))
    #expect(world.authorize([("identity_provider", "COGNITO")]).contains("does+not+exist"))
    #expect(
      world.visit(.login, [("username", "ada"), ("password", "Passw0rd!")])
        == "login NotAuthorizedException", "users of the pool cannot sign in")
  }

  @Test func `a hint is told to those who understand it`() {
    var world = OAuthWorld()
    let hint = [("login_hint", "robin")]
    #expect(world.authorize([("identity_provider", "Google")] + hint).contains("login_hint=robin"))
    #expect(!world.authorize([("identity_provider", "corp")] + hint).contains("login_hint"))
  }

  @Test func `another browser, a made-up state and a second time are refused`() {
    var world = OAuthWorld()
    let state = leave(&world)
    let code = consent(&world, state)
    let refusal = "page Invalid state parameter"
    #expect(
      world.answer(FederationAnswer(state: state, code: code, browser: "other")) == refusal)
    #expect(world.answer(FederationAnswer(state: state, code: code, browser: nil)) == refusal)
    let browser = world.federation
    #expect(
      world.answer(FederationAnswer(state: "made up", code: code, browser: browser)) == refusal)
    let right = FederationAnswer(state: state, code: code, browser: browser)
    #expect(world.answer(right).hasPrefix("\(OAuthWorld.callback)?code="))
    #expect(world.answer(right) == refusal)
  }

  @Test func `a code that the provider has not given is told to the app`() {
    var world = OAuthWorld()
    let state = leave(&world)
    _ = consent(&world, state)
    let said = world.answer(
      FederationAnswer(state: state, code: "made up", browser: world.federation))
    #expect(said.contains("error=invalid_request") && said.contains("Google+Error+-+400"))
    #expect(world.session == nil)
  }

  @Test func `the provider's own refusal goes to the app as it is`() {
    var world = OAuthWorld()
    let state = leave(&world)
    var answer = FederationAnswer(state: state, code: nil, browser: world.federation)
    answer.error = "access_denied"
    answer.errorDescription = "No"
    #expect(
      world.answer(answer)
        == "\(OAuthWorld.callback)?error=access_denied&error_description=No&state=s+1")
  }

  @Test func `who comes back is a user of the pool, with what the mapping says`() {
    var world = OAuthWorld()
    for _ in 0..<2 {
      world.session = nil
      let state = leave(&world)
      let code = consent(&world, state)
      world.answer(FederationAnswer(state: state, code: code, browser: world.federation))
    }
    let user = world.users.user("Google_1001")
    #expect(user?.status == .externalProvider)
    #expect(user?.attributes == [Attribute(name: "email", value: "robin@example.com")])
    #expect(user?.identities.map(\.userId) == ["1001"])
    #expect(world.session != nil)
    let code = world.users.state.authorizationCodes[world.code]
    #expect(code?.nonce?.count == 43, "one is made where the app has none")
  }

  @Test func `a trigger can refuse a new user, with a blank behind its words`() {
    var world = OAuthWorld(pool: [("LambdaConfig", ["PreSignUp": "arn:pre"])])
    let state = leave(&world)
    let code = consent(&world, state)
    let answer = FederationAnswer(state: state, code: code, browser: world.federation)
    #expect(world.answer(answer) == "asks PreSignUp_ExternalProvider")
    #expect(
      world.answer(answer, answers: [.failed(message: "Not you")])
        == "\(OAuthWorld.callback)?error_description=PreSignUp+failed+with+error+Not+you.+&state=s+1"
        + "&error=invalid_request")
    let next = leave(&world)
    let again = FederationAnswer(
      state: next, code: consent(&world, next), browser: world.federation)
    #expect(
      world.answer(again, answers: [.answer(["autoVerifyEmail": "yes"])])
        .contains("error_description=Unrecognizable+lambda+output"))
    #expect(world.users.user("Google_1001") == nil)
  }
}
