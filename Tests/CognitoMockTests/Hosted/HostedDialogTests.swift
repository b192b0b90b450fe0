import Syntax
import Testing

@testable import CognitoMock

@Suite struct HostedDialogTests {
  private static let ada = [("username", "ada"), ("password", "Passw0rd!")]

  @Test(arguments: HostedPage.allCases.filter { !$0.isEntry && $0 != .resendCode })
  func `a step is no way in`(page: HostedPage) {
    var world = OAuthWorld()
    #expect(world.visit(page) == "/login?\(OAuthWorld.query())")
    let form = [("code", "123456"), ("password", "Passw0rd!"), ("new-password", "Passw0rd!")]
    #expect(world.visit(page, form) == "/login?\(OAuthWorld.query())")
    #expect(world.session == nil)
  }

  @Test(arguments: ["/login", "/mfa"])
  func `a query is checked at every step`(path: String) throws {
    let page = try #require(HostedPage(rawValue: path))
    var world = OAuthWorld()
    #expect(
      world.visit(page, Self.ada, [("redirect_uri", "https://evil.example/")])
        == "/error?error=redirect_mismatch&client_id=\(UserWorld.clientId)")
    #expect(
      world.visit(page, Self.ada, [("scope", "none")]).hasPrefix(
        "\(OAuthWorld.callback)?error_description=invalid_scope"))
  }

  @Test(
    arguments: zip(
      [
        "username=ada&password=wrong", "username=nobody&password=wrong", "username=ada",
        "password=Passw0rd!", "",
      ],
      [
        "login NotAuthorizedException", "login UserNotFoundException", "login", "login", "login",
      ]))
  func `a sign-in that is refused shows the page again`(form: String, expected: String) {
    var world = OAuthWorld()
    #expect(world.visit(.login, OAuthWorld.pairs(form)) == expected)
    #expect(world.session == nil && world.flow == nil)
    #expect(world.view?.values["password"] == nil, "a password is never shown again")
  }

  @Test func `fields that were left empty are named`() {
    var world = OAuthWorld()
    world.visit(.login, [("username", " ")])
    #expect(world.view?.missing == ["username", "password"])
  }

  @Test func `failed attempts are counted over the pages too`() {
    var world = OAuthWorld()
    for _ in 0..<5 { world.visit(.login, [("username", "ada"), ("password", "wrong")]) }
    #expect(world.visit(.login, Self.ada) == "login NotAuthorizedException")
    #expect(world.view?.error?.message == "Password attempts exceeded")
  }

  @Test func `name and password lead to the app with a code`() {
    var world = OAuthWorld()
    world.visit(.login, Self.ada)
    #expect(world.location?.hasPrefix("\(OAuthWorld.callback)?code=") == true)
    #expect(world.location?.hasSuffix("&state=s+1") == true)
    #expect(world.session != nil)
  }

  @Test func `a temporary password is replaced before anything else`() {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    let form = [("username", "tom"), ("password", "Passw0rd!")]
    #expect(world.visit(.login, form) == "/changePassword?\(OAuthWorld.query())")
    #expect(world.session == nil)
    #expect(world.visit(.mfa, [("code", "1")]) == "/changePassword?\(OAuthWorld.query())")
    #expect(world.visit(.changePassword, [("new-password", "")]) == "newPassword")
    world.visit(.changePassword, [("new-password", "An0ther!pass")])
    #expect(world.location?.hasPrefix("\(OAuthWorld.callback)?code=") == true)
    #expect(world.users.user("tom")?.status == .confirmed)
  }

  @Test func `a sign-in that takes too long begins again`() {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    world.visit(.login, [("username", "tom"), ("password", "Passw0rd!")])
    world.users.time += 301
    #expect(
      world.visit(.changePassword, [("new-password", "An0ther!pass")])
        == "/login?\(OAuthWorld.query())")
    #expect(world.visit(.login) == "login")
    #expect(world.view?.notice == .somethingWentWrong)
    #expect(world.visit(.login) == "login")
    #expect(world.view?.notice == nil, "said once")
  }

  @Test(arguments: [HostedPage.login, .forgotPassword, .signUp])
  func `a name that was typed is not typed again`(page: HostedPage) {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    world.visit(.login, [("username", "tom"), ("password", "Passw0rd!")])
    world.visit(page)
    #expect(world.view?.username == "tom")
    world.users.time += 301
    world.visit(page)
    #expect(world.view?.username == "", "nor is it kept for the next person")
  }

  @Test func `a prompt for a second factor waits for three minutes`() {
    var world = OAuthWorld(pool: [("MfaConfiguration", "OPTIONAL")])
    world.users.state.pools.update(UserWorld.poolId) {
      $0.mfaSettings.set("EmailMfaConfiguration", .object([]))
    }
    world.users.state.users.update(User.key(UserWorld.poolId, "ada")) {
      $0.mfa.enabled = ["EMAIL_OTP"]
    }
    for (seconds, isIn) in [(181.0, false), (179, true)] {
      #expect(world.visit(.login, Self.ada) == "/mfa?\(OAuthWorld.query())")
      #expect(world.session == nil)
      let code = world.users.lastCode
      world.users.time += seconds
      world.visit(.mfa, [("code", code)])
      #expect((world.session != nil) == isIn)
    }
  }

  @Test func `a new code for a second factor makes the old one worthless`() {
    var world = OAuthWorld(pool: [("MfaConfiguration", "OPTIONAL")])
    world.users.state.pools.update(UserWorld.poolId) {
      $0.mfaSettings.set("EmailMfaConfiguration", .object([]))
    }
    world.users.state.users.update(User.key(UserWorld.poolId, "ada")) {
      $0.mfa.enabled = ["EMAIL_OTP"]
    }
    world.visit(.login, Self.ada)
    let first = world.users.lastCode
    #expect(world.visit(.mfa, [("action", "resend")]) == "/mfa?\(OAuthWorld.query())")
    world.visit(.mfa)
    #expect(world.view?.notice == .codeSent)
    #expect(world.visit(.mfa, [("code", first)]).hasSuffix(" CodeMismatchException"))
    #expect(world.view?.notice == nil, "a refusal stands alone")
    world.visit(.mfa, [("code", world.users.lastCode)])
    #expect(world.session != nil)
  }

  @Test func `a cookie of another client, or made up, is worth nothing`() {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    world.visit(.login, [("username", "tom"), ("password", "Passw0rd!")])
    let changes = [("client_id", OAuthWorld.other)]
    let form = [("new-password", "An0ther!pass")]
    #expect(
      world.visit(.changePassword, form, changes) == "/login?\(OAuthWorld.query(changes))")
    world.flow = "made up"
    #expect(world.visit(.changePassword, form) == "/login?\(OAuthWorld.query())")
    #expect(world.users.user("tom")?.status == .forceChangePassword)
  }

  @Test func `a session of the API is no step of the pages, nor the other way round`() {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    world.visit(.login, [("username", "tom"), ("password", "Passw0rd!")])
    let said = world.users.call(
      "RespondToAuthChallenge",
      [
        ("ChallengeName", "NEW_PASSWORD_REQUIRED"), ("Session", .string(world.flow ?? "")),
        ("ChallengeResponses", ["USERNAME": "tom", "NEW_PASSWORD": "An0ther!pass"]),
      ])
    #expect(said == "NotAuthorizedException: Invalid session for the user.")
    let sessions = world.users.state.authSessions.all
    world.flow = sessions.first { $0.challenge != HostedFlow.challenge }?.id
    #expect(
      world.visit(.changePassword, [("new-password", "An0ther!pass")])
        == "/login?\(OAuthWorld.query())")
  }

  @Test func `a trigger's words are shown above the form`() {
    var world = OAuthWorld(pool: [("LambdaConfig", ["PreAuthentication": "arn:pre"])])
    #expect(world.visit(.login, Self.ada) == "asks PreAuthentication_Authentication")
    let refused = TriggerAnswer.failed(message: "Not on Sundays")
    #expect(
      world.visit(.login, Self.ada, answers: [refused]) == "login UserLambdaValidationException")
    #expect(world.view?.error?.message == "PreAuthentication failed with error Not on Sundays.")
  }

  @Test func `links that lead nowhere are not shown, and their pages refuse`() {
    var world = OAuthWorld(pool: [
      ("AdminCreateUserConfig", ["AllowAdminCreateUserOnly": true]),
      ("AccountRecoverySetting", ["RecoveryMechanisms": [["Name": "admin_only"]]]),
    ])
    world.visit(.login)
    #expect(world.view?.canSignUp == false && world.view?.canRecover == false)
    let form = [("username", "eve"), ("password", "Passw0rd!")]
    #expect(world.visit(.signUp, form) == "signUp NotAuthorizedException")
    #expect(world.visit(.forgotPassword, form) == "forgotPassword NotAuthorizedException")
  }

  @Test func `an attempt that is over cannot be gone back to`() {
    var world = OAuthWorld()
    world.users.add("tom", status: .forceChangePassword)
    world.visit(.login, [("username", "tom"), ("password", "Passw0rd!")])
    let flow = world.flow
    world.visit(.changePassword, [("new-password", "An0ther!pass")])
    world.flow = flow
    #expect(
      world.visit(.changePassword, [("new-password", "Th1rd!pass")])
        == "/login?\(OAuthWorld.query())")
  }
}
