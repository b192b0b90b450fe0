import Syntax
import Testing

@testable import CognitoMock

@Suite struct ChoiceTests {
  static func world(
    _ factors: JSONTree = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"], hides: Bool = false
  ) -> SignInWorld {
    var world = SignInWorld(
      pool: ["Policies": ["SignInPolicy": ["AllowedFirstAuthFactors": factors]]],
      client: ["PreventUserExistenceErrors": hides ? "ENABLED" : "LEGACY"])
    world.change { $0["email"] = "alice@example.com" }
    return world
  }

  @Test func `who has a password and an address may choose`() {
    var world = Self.world()
    let choice = world.initiate("USER_AUTH", ["USERNAME": "alice"])
    #expect(choice.challenge == "SELECT_CHALLENGE")
    #expect(choice.available == ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"])
    for answer in ["SMS_OTP", "WEB_AUTHN", "nonsense"] {
      #expect(
        world.respond(
          "SELECT_CHALLENGE", ["USERNAME": "alice", "ANSWER": answer], session: choice.session
        ).error?.type == "InvalidParameterException")
    }
    let wrong = world.respond(
      "SELECT_CHALLENGE", ["USERNAME": "alice", "ANSWER": "PASSWORD", "PASSWORD": "wrong"],
      session: choice.session)
    #expect(wrong.error == .incorrectUsernameOrPassword)
    let right = [
      "USERNAME": "alice", "ANSWER": "PASSWORD", "PASSWORD": SignInWorld.password,
    ]
    #expect(
      world.respond("SELECT_CHALLENGE", right, session: choice.session).tokens != nil)
  }

  @Test func `a choice may be made in two steps, and by SRP`() {
    var world = Self.world()
    let choice = world.initiate("USER_AUTH", ["USERNAME": "alice"])
    let password = world.respond(
      "SELECT_CHALLENGE", ["USERNAME": "alice", "ANSWER": "PASSWORD"], session: choice.session)
    #expect(password.challenge == "PASSWORD")
    #expect(
      world.respond(
        "PASSWORD", ["USERNAME": "alice", "PASSWORD": SignInWorld.password],
        session: password.session
      ).tokens != nil)
    let verifier = world.initiate(
      "USER_AUTH",
      [
        "USERNAME": "alice", "PREFERRED_CHALLENGE": "PASSWORD_SRP",
        "SRP_A": SRPClient(group: "Lintel001").bigA.hex,
      ])
    #expect(verifier.challenge == "PASSWORD_VERIFIER")
    #expect(
      world.respond(
        "PASSWORD_VERIFIER", SRPSignInTests.responses(to: verifier), session: verifier.session
      ).tokens != nil)
  }

  @Test(arguments: ["PASSWORD", "EMAIL_OTP"])
  func `only the first answer of a sign-in tells what there is to choose from`(_ answer: String) {
    var world = Self.world()
    let choice = world.initiate("USER_AUTH", ["USERNAME": "alice"])
    #expect(!choice.available.isEmpty)
    let next = world.respond(
      "SELECT_CHALLENGE", ["USERNAME": "alice", "ANSWER": answer], session: choice.session)
    #expect(next.challenge == answer)
    #expect(next.json["AvailableChallenges"] == nil)
  }

  @Test func `a one-time password has eight digits and confirms a new user`() {
    var world = Self.world()
    world.state.settings.fixedCode = nil
    world.add("eva", status: .unconfirmed, password: nil) { $0["email"] = "eva@example.com" }
    let asked = world.initiate(
      "USER_AUTH", ["USERNAME": "eva", "PREFERRED_CHALLENGE": "EMAIL_OTP"])
    #expect(asked.challenge == "EMAIL_OTP")
    #expect(asked.available == ["EMAIL_OTP"])
    #expect(asked.parameters["CODE_DELIVERY_DESTINATION"] == "e***@e***")
    let code = world.state.messages.all.last?.code ?? ""
    #expect(code.utf8.count == 8)
    for _ in 1...6 {
      let wrong = world.respond(
        "EMAIL_OTP", ["USERNAME": "eva", "EMAIL_OTP_CODE": "0"], session: asked.session)
      #expect(
        wrong.refusal
          == "CodeMismatchException: Invalid code or auth state for the user.")
    }
    let done = world.respond(
      "EMAIL_OTP", ["USERNAME": "eva", "EMAIL_OTP_CODE": code], session: asked.session)
    #expect(done.tokens?.idToken?.flag("email_verified") == true)
    let eva = world.state.users[User.key(SignInWorld.poolId, "eva")]
    #expect(eva?.status == .confirmed)
  }

  @Test func `who has a second factor is offered passwords only`() {
    var world = SignInWorld(
      pool: [
        "MfaConfiguration": "OPTIONAL",
        "Policies": ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]]],
      ], mfa: SecondFactorTests.all)
    world.change {
      $0["email"] = "alice@example.com"
      $0["phone_number"] = "+15555550123"
      $0.mfa.enabled = ["SMS_MFA"]
    }
    let choice = world.initiate(
      "USER_AUTH", ["USERNAME": "alice", "PREFERRED_CHALLENGE": "EMAIL_OTP"])
    #expect(choice.challenge == "SELECT_CHALLENGE")
    #expect(choice.available == ["PASSWORD_SRP", "PASSWORD"])
  }

  @Test func `a temporary password has to be typed`() {
    var world = Self.world()
    world.change { $0.status = .forceChangePassword }
    #expect(
      world.initiate("USER_AUTH", ["USERNAME": "alice"]).available
        == ["PASSWORD_SRP", "PASSWORD"])
  }

  @Test func `nobody gets a code that was never sent`() {
    var world = Self.world(hides: true)
    let asked = world.initiate(
      "USER_AUTH", ["USERNAME": "zoe@example.org", "PREFERRED_CHALLENGE": "EMAIL_OTP"])
    #expect(asked.challenge == "EMAIL_OTP")
    #expect(asked.parameters["CODE_DELIVERY_DESTINATION"] == "z***@e***")
    #expect(world.state.messages.count == 0)
    let answer = world.respond(
      "EMAIL_OTP", ["USERNAME": "zoe@example.org", "EMAIL_OTP_CODE": "12345600"],
      session: asked.session)
    #expect(
      answer.refusal == "CodeMismatchException: Invalid code or auth state for the user.")
    #expect(
      world.initiate("USER_AUTH", ["USERNAME": "zoe@example.org"]).challenge
        == "SELECT_CHALLENGE")
  }

  @Test func `the session of a confirmed sign-up signs in, once`() throws {
    var world = SignInWorld(pool: [
      "AutoVerifiedAttributes": ["email"],
      "Policies": ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]]],
    ])
    let signedUp = Answer(
      world.call(
        "SignUp",
        [
          "ClientId": "1example23456789", "Username": "fay", "Password": "Passw0rd!",
          "UserAttributes": [["Name": "email", "Value": "fay@example.com"]],
        ]))
    let early = try #require(signedUp.session)
    #expect(
      world.initiate("USER_AUTH", ["USERNAME": "fay"], session: early).refusal
        == "NotAuthorizedException: Invalid session for the user.")
    let confirmed = Answer(
      world.call(
        "ConfirmSignUp",
        [
          "ClientId": "1example23456789", "Username": "fay", "ConfirmationCode": "123456",
          "Session": .string(early),
        ]))
    let session = try #require(confirmed.session)
    #expect(world.initiate("USER_AUTH", ["USERNAME": "fay"], session: session).tokens != nil)
    #expect(
      world.initiate("USER_AUTH", ["USERNAME": "fay"], session: session).refusal
        == "NotAuthorizedException: Invalid session for the user, session can only be used once.")
  }
}
