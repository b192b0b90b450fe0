import Syntax
import Testing

@testable import CognitoMock

@Suite struct HiddenUserTests {
  private static let hidden: [(String, JSONTree)] = [("PreventUserExistenceErrors", "ENABLED")]
  private static let unknown = "UserNotFoundException: Username/client id combination not found."
  private static let simulated =
    #"{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","#
    + #""Destination":"n***@x***"}}"#

  @Test(arguments: [
    (
      "ConfirmSignUp",
      "ExpiredCodeException: Invalid code provided, please request a code again."
    ),
    (
      "ConfirmForgotPassword",
      "CodeMismatchException: Invalid verification code provided, please try again."
    ),
    ("ForgotPassword", simulated), ("ResendConfirmationCode", simulated),
  ])
  func `somebody who is not there looks like anybody`(operation: String, expected: String) {
    var world = UserWorld(client: Self.hidden)
    #expect(world.call(operation, Self.nobody) == expected)
    #expect(world.state.messages.count == 0)
    var open = UserWorld()
    #expect(open.call(operation, Self.nobody) == Self.unknown)
  }

  @Test func `a disabled user and one who cannot be reached are hidden too`() {
    var world = UserWorld(client: Self.hidden)
    world.add("off", [("email", "a@b.example"), ("email_verified", "true")]) {
      $0.isEnabled = false
    }
    world.add("mute")
    for name: JSONTree in ["off", "mute"] {
      let reply = world.call("ForgotPassword", [("Username", name)])
      #expect(reply.hasPrefix(#"{"CodeDeliveryDetails""#))
    }
    let code: (String, JSONTree) = ("ConfirmationCode", "1")
    #expect(
      world.call("ConfirmSignUp", [("Username", "off"), code]).hasPrefix("ExpiredCodeException"))
    #expect(world.state.messages.count == 0)
    var open = UserWorld()
    open.add("mute")
    #expect(
      open.call("ForgotPassword", [("Username", "mute")])
        == "InvalidParameterException: Cannot reset password for the user as there is no "
        + "registered/verified email or phone_number")
  }

  @Test func `an administrator is told`() {
    var world = UserWorld(client: Self.hidden)
    #expect(
      world.call("AdminGetUser", [("Username", "nobody")])
        == "UserNotFoundException: User does not exist.")
  }

  private static let nobody: [(String, JSONTree)] = [
    ("Username", "nobody@x.example"), ("ConfirmationCode", "1"), ("Password", "An0ther!pass"),
  ]
}
