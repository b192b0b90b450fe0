import Syntax
import Testing

@testable import CognitoMock

@Suite struct HostedSignUpTests {
  private static let pool: [(String, JSONTree)] = [("AutoVerifiedAttributes", ["email"])]
  private static let eve = [
    ("username", "eve"), ("password", "Passw0rd!"),
    ("requiredAttributes[email]", "eve@example.com"),
  ]

  @Test func `a name that is taken is told, whoever is hidden`() {
    var world = OAuthWorld(pool: Self.pool)
    let form = [("username", "ada"), ("password", "Passw0rd!")]
    #expect(world.visit(.signUp, form) == "signUp UsernameExistsException")
  }

  @Test func `a new account is signed in by its code, once`() {
    var world = OAuthWorld(pool: Self.pool)
    #expect(world.visit(.signUp, Self.eve) == "/confirm?\(OAuthWorld.query())")
    #expect(
      world.visit(.confirm)
        == "code(CognitoMock.HostedCode.signUp(CognitoMock.DeliveryMedium.email))")
    #expect(world.view?.destination == "e***@e***")
    let code = world.users.lastCode
    #expect(world.visit(.confirm, [("code", "x")]).hasSuffix(" CodeMismatchException"))
    world.visit(.confirm, [("code", code)])
    #expect(world.location?.hasPrefix("\(OAuthWorld.callback)?code=") == true)
    #expect(world.session != nil)
    #expect(world.visit(.confirm, [("code", code)]) == "/login?\(OAuthWorld.query())")
  }

  @Test func `a new code makes the old one worthless`() {
    var world = OAuthWorld(pool: Self.pool)
    world.visit(.signUp, Self.eve)
    let first = world.users.lastCode
    #expect(world.visit(.confirm, [("action", "resend")]) == "/confirm?\(OAuthWorld.query())")
    world.visit(.confirm)
    #expect(world.view?.notice == .codeSent)
    #expect(first != world.users.lastCode)
    #expect(world.visit(.confirm, [("code", first)]).hasSuffix(" CodeMismatchException"))
  }

  @Test func `a code is sent again by a post, never by an address that is opened`() {
    var world = OAuthWorld(pool: Self.pool)
    #expect(world.visit(.resendCode, []) == "/login?\(OAuthWorld.query())")
    world.visit(.signUp, Self.eve)
    let first = world.users.lastCode
    #expect(world.visit(.resendCode) == "/confirm?\(OAuthWorld.query())")
    #expect(world.users.lastCode == first)
    #expect(world.visit(.resendCode, []) == "/confirm?\(OAuthWorld.query())")
    #expect(world.users.lastCode != first)
  }

  @Test func `where nobody sends a code the page says so, though the user is there`() {
    var world = OAuthWorld()
    #expect(world.visit(.signUp, Self.eve) == "signUp CodeDeliveryFailureException")
    #expect(world.users.user("eve")?.status == .unconfirmed)
  }

  @Test func `an account without confirmation is led to the code, for the right password only`() {
    var world = OAuthWorld(pool: Self.pool)
    world.visit(.signUp, Self.eve)
    world.flow = nil
    #expect(
      world.visit(.login, [("username", "eve"), ("password", "wrong")])
        == "login NotAuthorizedException")
    #expect(
      world.visit(.login, [("username", "eve"), ("password", "Passw0rd!")])
        == "/confirm?\(OAuthWorld.query())")
    world.visit(.confirm, [("code", world.users.lastCode)])
    #expect(world.location?.hasPrefix("\(OAuthWorld.callback)?code=") == true)
  }

  @Test func `a mailed link that is wrong leads to a sign-in that carries nothing of it`() {
    var world = OAuthWorld(pool: Self.pool)
    world.visit(.signUp, Self.eve)
    let signIn =
      "/login?client_id=\(UserWorld.clientId)&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb"
    #expect(world.open(user: "eve", code: "000000") == "linkFailed CodeMismatchException")
    #expect(world.ownSignIn() == signIn)
    #expect(world.open(user: "nobody", code: "000000").hasPrefix("linkFailed "))
    let code = world.users.lastCode
    world.users.time += 86_401
    #expect(world.open(user: "eve", code: code) == "linkFailed ExpiredCodeException")
    #expect(world.ownSignIn() == signIn)
    #expect(world.users.user("eve")?.status == .unconfirmed)
    #expect(
      world.open(user: "eve", code: code, [("redirect_uri", "https://thief.example")])
        .hasPrefix("linkFailed "))
    #expect(
      world.ownSignIn(to: "https://thief.example") == signIn, "a foreign address is no callback")
  }

  @Test func `a client without hosted pages has no sign-in to lead to`() {
    var world = OAuthWorld(pool: Self.pool)
    world.users.state.clients.put(
      UserPoolClient(
        id: UserWorld.clientId, userPoolId: UserWorld.poolId, name: "app",
        settings: ["CallbackURLs": [.string(OAuthWorld.callback)]], created: world.users.time))
    #expect(world.open(user: "ada", code: "1").hasPrefix("linkFailed "))
    #expect(world.ownSignIn() == nil)
  }

  @Test func `a mailed link says the same when it is opened again`() {
    var world = OAuthWorld(
      pool: Self.pool, client: [("DefaultRedirectURI", "https://app.example/cb?a=1")])
    world.visit(.signUp, Self.eve)
    let code = world.users.lastCode
    for _ in 0..<2 {
      #expect(world.open(user: "eve", code: code) == "verified")
      #expect(
        world.ownSignIn()?.hasSuffix("redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fa%3D1") == true)
      #expect(world.users.user("eve")?.status == .confirmed)
    }
    #expect(
      world.open(user: "eve", code: code, [("redirect_uri", OAuthWorld.callback)]) == "verified")
    #expect(
      world.ownSignIn(to: OAuthWorld.callback)?
        .hasSuffix("redirect_uri=https%3A%2F%2Fapp.example%2Fcb") == true)
    let wrong = code == "000000" ? "000001" : "000000"
    for (user, code) in [("eve", wrong), ("ada", code)] {
      let answer = world.open(user: user, code: code)
      #expect(answer == "linkFailed NotAuthorizedException", "no other code says who is confirmed")
    }
    world.users.state.users.update(User.key(UserWorld.poolId, "eve")) { $0.isEnabled = false }
    #expect(world.open(user: "eve", code: code).hasPrefix("linkFailed "))
  }

  @Test func `a code for a new password is good for eight minutes`() {
    var world = OAuthWorld(pool: Self.pool)
    let page = "/confirmforgotPassword?\(OAuthWorld.query())"
    #expect(world.visit(.forgotPassword, [("username", "ada")]) == page)
    let code = world.users.lastCode
    let form = [("code", code), ("new-password", "An0ther!pass")]
    #expect(
      world.visit(.confirmForgotPassword, [("code", code), ("new-password", "")])
        == "resetPassword")
    world.users.time += 481
    #expect(world.visit(.confirmForgotPassword, form) == "/login?\(OAuthWorld.query())")
    #expect(world.visit(.forgotPassword, [("username", "ada")]) == page)
    world.users.time += 470
    let again = [("code", world.users.lastCode), ("new-password", "An0ther!pass")]
    #expect(world.visit(.confirmForgotPassword, again) == "/login?\(OAuthWorld.query())")
    world.visit(.login)
    #expect(world.view?.notice == .passwordChanged)
    #expect(world.session == nil, "a reset is no sign-in")
  }

  @Test func `who must reset is led there`() {
    var world = OAuthWorld(pool: Self.pool)
    world.users.add("kim", [("email", "kim@example.com")], status: .resetRequired)
    #expect(
      world.visit(.login, [("username", "kim"), ("password", "Passw0rd!")])
        == "/confirmforgotPassword?\(OAuthWorld.query())")
  }
}

extension OAuthWorld {
  /// Opens the link of a mail.
  /// Where the page of a mailed link leads on.
  fileprivate func ownSignIn(to callback: String? = nil) -> String? {
    users.state.clients[UserWorld.clientId]?.signInAddress(to: callback, users.state.settings)
  }

  fileprivate mutating func open(
    user: String, code: String, _ more: [(String, String)] = []
  ) -> String {
    let pairs =
      [
        ("client_id", UserWorld.clientId), ("user_name", user), ("confirmation_code", code),
      ] + more
    let link = HostedLink(OAuthParameters(pairs.map { Attribute(name: $0.0, value: $0.1) }))
    return take { work throws(Interruption) in try link.run(on: &work) }
  }
}
