import Syntax
import Testing

@testable import CognitoMock

/// What an operation makes of a user's status.
@Suite struct UserStatusTests {
  @Test(arguments: [
    (UserStatus.unconfirmed, "AdminConfirmSignUp", UserStatus.confirmed),
    (.confirmed, "AdminResetUserPassword", .resetRequired),
    (.resetRequired, "AdminResetUserPassword", .resetRequired),
    (.confirmed, "temporary", .forceChangePassword),
    (.unconfirmed, "temporary", .forceChangePassword),
    (.forceChangePassword, "permanent", .confirmed),
    (.unconfirmed, "permanent", .confirmed),
    (.resetRequired, "permanent", .confirmed),
    (.externalProvider, "permanent", .confirmed),
    (.externalProvider, "temporary", .confirmed),
    (.unconfirmed, "ConfirmSignUp", .confirmed),
    (.resetRequired, "ConfirmForgotPassword", .confirmed),
    (.confirmed, "ConfirmForgotPassword", .confirmed),
    (.unconfirmed, "ConfirmForgotPassword", .confirmed),
  ])
  func `an event moves a user on`(from: UserStatus, event: String, to: UserStatus) {
    var world = UserWorld()
    world.add("alice", [("email", "a@b.example"), ("email_verified", "true")], status: from) {
      $0.codes = [
        .init(purpose: .signUp, attribute: "email", code: "111111", expires: 2e9),
        .init(purpose: .reset, attribute: "email", code: "111111", expires: 2e9),
      ]
    }
    #expect(world.apply(event) == "{}")
    #expect(world.user("alice")?.status == to)
  }

  @Test(arguments: [
    (
      UserStatus.confirmed, "AdminConfirmSignUp",
      "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED"
    ),
    (
      .confirmed, "ConfirmSignUp",
      "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED"
    ),
    (
      .forceChangePassword, "ForgotPassword",
      "NotAuthorizedException: User password cannot be reset in the current state."
    ),
    (
      .forceChangePassword, "AdminResetUserPassword",
      "NotAuthorizedException: User password cannot be reset in the current state."
    ),
    (
      .unconfirmed, "AdminResetUserPassword",
      "NotAuthorizedException: User password cannot be reset in the current state."
    ),
    (
      .externalProvider, "ForgotPassword",
      "NotAuthorizedException: User password cannot be reset in the current state."
    ),
    (
      .confirmed, "ResendConfirmationCode",
      "InvalidParameterException: User is already confirmed."
    ),
    (
      .confirmed, "RESEND",
      "UnsupportedUserStateException: Resend not possible. alice status is not "
        + "FORCE_CHANGE_PASSWORD"
    ),
  ])
  func `an event that does not fit is refused`(
    from: UserStatus, event: String, expected: String
  ) {
    var world = UserWorld()
    world.add("alice", [("email", "a@b.example"), ("email_verified", "true")], status: from)
    #expect(world.apply(event) == expected)
    #expect(world.user("alice")?.status == from)
  }

  @Test func `a user made by an administrator has to change the password`() {
    var world = UserWorld()
    world.call("AdminCreateUser", [("Username", "bob")])
    #expect(world.user("bob")?.status == .forceChangePassword)
    #expect(world.user("bob")?.password?.isTemporary == true)
  }

  @Test func `a user without a password is confirmed where people get in by a code`() {
    var world = UserWorld(pool: [
      (
        "Policies", ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]]]
      )
    ])
    world.call(
      "AdminCreateUser",
      [("Username", "bob"), ("UserAttributes", .attributes([("email", "b@b.example")]))])
    #expect(world.user("bob")?.status == .confirmed)
    #expect(world.user("bob")?.password == nil)
    #expect(world.lastMessage?.body == "Your username is bob. ")
  }
}

extension UserWorld {
  fileprivate mutating func apply(_ event: String) -> String {
    let name: (String, JSONTree) = ("Username", "alice")
    let code: (String, JSONTree) = ("ConfirmationCode", "111111")
    let password: (String, JSONTree) = ("Password", "An0ther!pass")
    return switch event {
    case "temporary": call("AdminSetUserPassword", [name, password])
    case "permanent": call("AdminSetUserPassword", [name, password, ("Permanent", true)])
    case "RESEND": call("AdminCreateUser", [name, ("MessageAction", "RESEND")])
    default: call(event, [name, code, password])
    }
  }
}
