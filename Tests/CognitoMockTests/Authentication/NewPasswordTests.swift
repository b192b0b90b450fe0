import Syntax
import Testing

@testable import CognitoMock

@Suite struct NewPasswordTests {
  static func world() -> SignInWorld {
    var world = SignInWorld(pool: [
      "Schema": [
        ["Name": "given_name", "Required": true], ["Name": "email", "Required": true],
      ]
    ])
    world.add("temp", status: .forceChangePassword) { $0["email"] = "temp@example.com" }
    return world
  }

  @Test func `the challenge tells what is missing`() {
    var world = Self.world()
    let asked = world.signIn("temp")
    #expect(asked.challenge == "NEW_PASSWORD_REQUIRED")
    #expect(asked.parameters["requiredAttributes"] == #"["userAttributes.given_name"]"#)
    #expect(asked.parameters["userAttributes"] == #"{"email":"temp@example.com"}"#)
    #expect(asked.parameters["USER_ID_FOR_SRP"] == "temp")
  }

  @Test(
    arguments: [
      (
        ["NEW_PASSWORD": "N3wPassw0rd!"],
        "InvalidParameterException: Invalid attributes given, given_name is missing"
      ),
      (
        ["NEW_PASSWORD": "short", "userAttributes.given_name": "T"],
        "InvalidPasswordException: Password did not conform with policy: Password not long enough"
      ),
      (
        [
          "NEW_PASSWORD": "N3wPassw0rd!", "userAttributes.given_name": "T",
          "userAttributes.email": "other@example.com",
        ], "InvalidParameterException: Cannot modify an already provided email"
      ),
      (
        ["userAttributes.given_name": "T"],
        "InvalidParameterException: Missing required parameter NEW_PASSWORD"
      ),
    ])
  func `an answer that lacks something leaves the session open`(
    answer: [String: String], refusal: String
  ) {
    var world = Self.world()
    let session = world.signIn("temp").session
    let answer = answer.merging(["USERNAME": "temp"]) { $1 }
    #expect(
      world.respond("NEW_PASSWORD_REQUIRED", answer, session: session).refusal == refusal)
    let right = [
      "USERNAME": "temp", "NEW_PASSWORD": "N3wPassw0rd!", "userAttributes.given_name": "T",
    ]
    let done = world.respond("NEW_PASSWORD_REQUIRED", right, session: session)
    #expect(done.tokens?.idToken?.text("given_name") == "T")
    #expect(world.signIn("temp", "N3wPassw0rd!").tokens != nil)
    #expect(world.signIn("temp").error == .incorrectUsernameOrPassword)
  }

  @Test func `a temporary password ends after its days`() {
    var world = Self.world()
    world.time += 7 * 86400 - 1
    #expect(world.signIn("temp").challenge == "NEW_PASSWORD_REQUIRED")
    world.time += 1
    #expect(
      world.signIn("temp").refusal
        == "NotAuthorizedException: Temporary password has expired and must be reset by an "
        + "administrator.")
    #expect(world.signIn("temp", "wrong").error == .incorrectUsernameOrPassword)
  }
}
