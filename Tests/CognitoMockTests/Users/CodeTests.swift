import Syntax
import Testing

@testable import CognitoMock

@Suite struct CodeTests {
  private static let wrong =
    "CodeMismatchException: Invalid verification code provided, please try again."
  private static let expired =
    "ExpiredCodeException: Invalid code provided, please request a code again."
  private static let limit =
    "LimitExceededException: Attempt limit exceeded, please try after some time."

  @Test func `a wrong code is refused and the right one counts once`() {
    var world = Self.signedUp()
    let code = world.lastCode
    #expect(world.confirm("000000x") == Self.wrong)
    #expect(world.user("alice")?.codes.first?.failures == 1)
    #expect(world.confirm(code) == "{}")
    #expect(world.user("alice")?["email_verified"] == "true")
    #expect(world.confirm(code).hasPrefix("NotAuthorizedException: User cannot be confirmed."))
  }

  @Test func `a code is worth nothing after a day`() {
    var world = Self.signedUp()
    world.time += 86_400
    #expect(world.confirm(world.lastCode) == Self.expired)
  }

  @Test func `a new code puts an end to the old one`() {
    var world = Self.signedUp()
    let old = world.lastCode
    world.time += 1
    #expect(
      world.call("ResendConfirmationCode", [("Username", "alice")])
        == #"{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","#
        + #""Destination":"a***@b***"}}"#)
    #expect(world.lastMessage?.source == "CustomMessage_ResendCode")
    #expect(old == world.lastCode || world.confirm(old) == Self.wrong)
    #expect(world.confirm(world.lastCode) == "{}")
  }

  @Test func `a reset code lives an hour and outlives a password that is refused`() {
    var world = UserWorld(pool: [("Policies", ["PasswordPolicy": ["MinimumLength": 8]])])
    world.add("alice", [("email", "a@b.example"), ("email_verified", "true")])
    #expect(world.reset("123456", "An0ther!pass") == Self.expired)
    world.call("ForgotPassword", [("Username", "alice")])
    let code = world.lastCode
    #expect(
      world.reset(code, "short")
        == "InvalidPasswordException: Password did not conform with policy: "
        + "Password not long enough")
    #expect(world.reset(code, "An0ther!pass") == "{}")
    world.call("ForgotPassword", [("Username", "alice")])
    world.time += 3_600
    #expect(world.reset(world.lastCode, "An0ther!pass") == Self.expired)
  }

  @Test(arguments: [
    ("ResendConfirmationCode", 5), ("ConfirmSignUp", 15), ("ForgotPassword", 20),
    ("ConfirmForgotPassword", 20),
  ])
  func `there is a limit an hour, and it ends`(operation: String, count: Int) {
    var world = Self.signedUp()
    if operation == "ForgotPassword" {
      world.call("AdminConfirmSignUp", [("Username", "alice")])
      world.call(
        "AdminUpdateUserAttributes",
        [("Username", "alice"), ("UserAttributes", .attributes([("email_verified", "true")]))])
    }
    let members: [(String, JSONTree)] = [
      ("Username", "alice"), ("ConfirmationCode", "wrong"), ("Password", "An0ther!pass"),
    ]
    for _ in 0..<count { #expect(world.call(operation, members) != Self.limit) }
    #expect(world.call(operation, members) == Self.limit)
    world.time += 3_600
    #expect(world.call(operation, members) != Self.limit)
  }

  @Test func `a fixed code is the one that is sent`() {
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email"])])
    world.state.settings.fixedCode = "424242"
    world.signUp("alice", [("UserAttributes", .attributes([("email", "a@b.example")]))])
    #expect(world.lastMessage?.body == "Your verification code is 424242. ")
    #expect(world.confirm("424242") == "{}")
  }

  @Test func `a failing function after the confirmation leaves the user confirmed`() {
    var world = Self.signedUp([("LambdaConfig", ["PostConfirmation": "arn:f"])])
    let members: [(String, JSONTree)] = [
      ("Username", "alice"), ("ConfirmationCode", .string(world.lastCode)),
    ]
    #expect(world.call("ConfirmSignUp", members) == "asks PostConfirmation_ConfirmSignUp")
    #expect(world.user("alice")?.status == .unconfirmed)
    #expect(
      world.call("ConfirmSignUp", members, answers: [.failed(message: "no")])
        == "UserLambdaValidationException: PostConfirmation failed with error no.")
    #expect(world.user("alice")?.status == .confirmed)
  }

  private static func signedUp(_ pool: [(String, JSONTree)] = []) -> UserWorld {
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email"])] + pool)
    world.signUp("alice", [("UserAttributes", .attributes([("email", "a@b.example")]))])
    return world
  }
}

extension UserWorld {
  fileprivate mutating func confirm(_ code: String) -> String {
    call("ConfirmSignUp", [("Username", "alice"), ("ConfirmationCode", .string(code))])
  }

  fileprivate mutating func reset(_ code: String, _ password: String) -> String {
    call(
      "ConfirmForgotPassword",
      [
        ("Username", "alice"), ("ConfirmationCode", .string(code)),
        ("Password", .string(password)),
      ])
  }
}
