import Syntax
import Testing

@testable import CognitoMock

@Suite struct SecondFactorTests {
  static let all: JSONTree = [
    "SmsMfaConfiguration": ["SmsAuthenticationMessage": "{####}"],
    "SoftwareTokenMfaConfiguration": ["Enabled": true],
    "EmailMfaConfiguration": ["Message": "{####}"],
  ]
  static let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  static let used =
    "NotAuthorizedException: Invalid session for the user, session can only be used once."

  /// A pool with second factors and a user who has switched some on.
  static func world(_ configuration: String = "OPTIONAL", _ factors: String...) -> SignInWorld {
    var world = SignInWorld(pool: ["MfaConfiguration": .string(configuration)], mfa: all)
    world.change { user in
      user["email"] = "alice@example.com"
      user["phone_number"] = "+15555550123"
      user.mfa.enabled = factors
      if factors.contains("SOFTWARE_TOKEN_MFA") {
        user.authenticator = User.Authenticator(secret: secret)
        user.authenticator?.isVerified = true
        user.authenticator?.name = "phone"
      }
    }
    return world
  }

  static func code(_ world: SignInWorld, step: Int = 0) -> String {
    TimeBasedCode.code(secret: secret, step: Int(world.time) / 30 + step) ?? ""
  }

  @Test(
    arguments: [
      ("SMS_MFA", "SMS", "+*******0123", "Invalid code received for user"),
      ("EMAIL_OTP", "EMAIL", "a***@e***", "Invalid code or auth state for the user."),
    ])
  func `a code is sent, checked, and counts once`(
    factor: String, medium: String, destination: String, mismatch: String
  ) {
    var world = Self.world("OPTIONAL", factor)
    let asked = world.signIn()
    #expect(asked.challenge == factor)
    #expect(asked.parameters["CODE_DELIVERY_DELIVERY_MEDIUM"] == medium)
    #expect(asked.parameters["CODE_DELIVERY_DESTINATION"] == destination)
    #expect(asked.parameters["USER_ID_FOR_SRP"] == "alice")
    #expect(world.state.messages.all.last?.code == "123456")
    let name = "\(factor)_CODE"
    #expect(
      world.respond(factor, ["USERNAME": "alice"], session: asked.session).refusal
        == "InvalidParameterException: Missing required parameter \(name)")
    let wrong = world.respond(
      factor, ["USERNAME": "alice", name: "000000"], session: asked.session)
    #expect(wrong.refusal == "CodeMismatchException: \(mismatch)")
    let right = ["USERNAME": "alice", name: "123456"]
    #expect(world.respond(factor, right, session: asked.session).tokens != nil)
    #expect(world.respond(factor, right, session: asked.session).refusal == Self.used)
  }

  @Test func `the code of an authenticator app, and not twice`() {
    var world = Self.world("OPTIONAL", "SOFTWARE_TOKEN_MFA")
    let asked = world.signIn()
    #expect(asked.challenge == "SOFTWARE_TOKEN_MFA")
    #expect(asked.parameters["FRIENDLY_DEVICE_NAME"] == "phone")
    var answer = ["USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": "000000"]
    #expect(
      world.respond("SOFTWARE_TOKEN_MFA", answer, session: asked.session).refusal
        == "CodeMismatchException: Invalid code received for user")
    answer["SOFTWARE_TOKEN_MFA_CODE"] = Self.code(world)
    #expect(world.respond("SOFTWARE_TOKEN_MFA", answer, session: asked.session).tokens != nil)
    let again = world.signIn()
    #expect(
      world.respond("SOFTWARE_TOKEN_MFA", answer, session: again.session).refusal
        == "ExpiredCodeException: Your software token has already been used once.")
    answer["SOFTWARE_TOKEN_MFA_CODE"] = Self.code(world, step: 1)
    #expect(world.respond("SOFTWARE_TOKEN_MFA", answer, session: again.session).tokens != nil)
  }

  @Test func `five wrong codes lock`() {
    var world = Self.world("OPTIONAL", "SMS_MFA")
    let asked = world.signIn()
    for _ in 1...5 {
      _ = world.respond(
        "SMS_MFA", ["USERNAME": "alice", "SMS_MFA_CODE": "1"], session: asked.session)
    }
    let right = ["USERNAME": "alice", "SMS_MFA_CODE": "123456"]
    #expect(
      world.respond("SMS_MFA", right, session: asked.session).refusal
        == "NotAuthorizedException: Password attempts exceeded")
    world.time += 1
    #expect(world.respond("SMS_MFA", right, session: asked.session).tokens != nil)
  }

  @Test func `of several factors the preferred one is asked for, else there is a choice`() {
    var world = Self.world("OPTIONAL", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP")
    let choice = world.signIn()
    #expect(choice.challenge == "SELECT_MFA_TYPE")
    #expect(
      choice.parameters["MFAS_CAN_CHOOSE"]
        == #"["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#)
    #expect(
      world.respond(
        "SELECT_MFA_TYPE", ["USERNAME": "alice", "ANSWER": "PASSWORD"], session: choice.session
      ).error?.type == "MFAMethodNotFoundException")
    let chosen = world.respond(
      "SELECT_MFA_TYPE", ["USERNAME": "alice", "ANSWER": "EMAIL_OTP"], session: choice.session)
    #expect(chosen.challenge == "EMAIL_OTP")
    world.change { $0.mfa.preferred = "SOFTWARE_TOKEN_MFA" }
    #expect(world.signIn().challenge == "SOFTWARE_TOKEN_MFA")
  }

  @Test func `where nobody needs a factor, none is asked for`() {
    var off = Self.world("OFF", "SMS_MFA")
    #expect(off.signIn().tokens != nil)
    var optional = Self.world("OPTIONAL")
    #expect(optional.signIn().tokens != nil)
  }

  @Test func `where everybody needs one, a number that is there will do`() {
    var world = Self.world("ON")
    #expect(world.signIn().challenge == "SMS_MFA")
  }

  @Test func `an authenticator app is set up on the way in`() {
    var world = Self.world("ON")
    world.change { $0["phone_number"] = nil }
    let setup = world.signIn()
    #expect(setup.challenge == "MFA_SETUP")
    #expect(
      setup.parameters["MFAS_CAN_SETUP"] == #"["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#)
    #expect(
      world.respond("MFA_SETUP", ["USERNAME": "alice"], session: setup.session).refusal
        == "InvalidParameterException: User has not verified software token mfa")
    let associated = Answer(
      world.call("AssociateSoftwareToken", ["Session": .string(setup.session ?? "")]))
    let secret = associated.json.text("SecretCode") ?? ""
    #expect(secret.utf8.count == 52)
    let wrong = Answer(
      world.call(
        "VerifySoftwareToken",
        ["Session": .string(associated.session ?? ""), "UserCode": "000000"]))
    #expect(
      wrong.refusal
        == "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA")
    let code = TimeBasedCode.code(secret: secret, step: Int(world.time) / 30) ?? ""
    let verified = Answer(
      world.call(
        "VerifySoftwareToken",
        ["Session": .string(associated.session ?? ""), "UserCode": .string(code)]))
    #expect(verified.json.text("Status") == "SUCCESS")
    let tokens = world.respond(
      "MFA_SETUP", ["USERNAME": "alice"], session: verified.session)
    #expect(tokens.tokens != nil)
    #expect(world.alice?.mfa.enabled == ["SOFTWARE_TOKEN_MFA"])
    #expect(world.alice?.mfa.preferred == "SOFTWARE_TOKEN_MFA")
    // The step is used up.
    let next = world.signIn()
    #expect(
      world.respond(
        "SOFTWARE_TOKEN_MFA", ["USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": code],
        session: next.session
      ).error?.type == "ExpiredCodeException")
  }

  @Test func `an address is set up on the way in`() {
    var world = Self.world("ON")
    world.change {
      $0["phone_number"] = nil
      $0["email"] = nil
    }
    let setup = world.signIn()
    let bad = world.respond(
      "MFA_SETUP", ["USERNAME": "alice", "EMAIL": "nonsense"], session: setup.session)
    #expect(bad.refusal == "InvalidParameterException: Invalid email address format.")
    let asked = world.respond(
      "MFA_SETUP", ["USERNAME": "alice", "EMAIL": "new@example.com"], session: setup.session)
    #expect(asked.challenge == "EMAIL_OTP")
    #expect(world.alice?["email"] == nil)
    let done = world.respond(
      "EMAIL_OTP", ["USERNAME": "alice", "EMAIL_OTP_CODE": "123456"], session: asked.session)
    #expect(done.tokens != nil)
    #expect(world.alice?["email"] == "new@example.com")
    #expect(world.alice?.isVerified("email") == true)
    #expect(world.alice?.mfa.enabled == ["EMAIL_OTP"])
  }

  @Test func `a pool that offers no factor cannot demand one`() {
    var world = SignInWorld(pool: ["MfaConfiguration": "ON"])
    #expect(world.signIn().error?.type == "InvalidUserPoolConfigurationException")
  }

  @Test func `who is signed in sets up an authenticator app with the access token`() throws {
    var world = Self.world("OPTIONAL", "SOFTWARE_TOKEN_MFA")
    world.change { $0.mfa.enabled = [] }
    let keys = try #require(SignInWorld.keys)
    let token = keys.sign(try #require(world.signIn().tokens)).accessToken
    let early = Answer(
      world.call("VerifySoftwareToken", ["AccessToken": .string(token), "UserCode": "123456"]))
    #expect(early.error?.type == "SoftwareTokenMFANotFoundException")
    let secret =
      Answer(world.call("AssociateSoftwareToken", ["AccessToken": .string(token)])).json
      .text("SecretCode") ?? ""
    #expect(world.alice?.authenticator?.secret == Self.secret)
    let code = TimeBasedCode.code(secret: secret, step: Int(world.time) / 30) ?? ""
    let done = Answer(
      world.call(
        "VerifySoftwareToken",
        [
          "AccessToken": .string(token), "UserCode": .string(code),
          "FriendlyDeviceName": "tablet",
        ]))
    #expect(done.json.text("Status") == "SUCCESS")
    #expect(world.alice?.authenticator?.secret == secret)
    #expect(world.alice?.authenticator?.name == "tablet")
  }

  @Test func `a token and a session, or neither, are refused`() {
    var world = Self.world()
    let answer = Answer(world.call("AssociateSoftwareToken", .object([])))
    #expect(
      answer.refusal
        == "InvalidParameterException: Only one of AccessToken and Session must be provided")
    #expect(
      Answer(world.call("AssociateSoftwareToken", ["Session": "x"])).refusal
        == "NotAuthorizedException: Invalid session for the user.")
  }
}
