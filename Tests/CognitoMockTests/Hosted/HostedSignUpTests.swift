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
