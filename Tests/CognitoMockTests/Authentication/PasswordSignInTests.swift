import Syntax
import Testing

@testable import CognitoMock

@Suite struct PasswordSignInTests {
  static let incorrect = "NotAuthorizedException: Incorrect username or password."

  @Test(
    arguments: [
      ("USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client"),
      ("USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client."),
      ("ADMIN_USER_PASSWORD_AUTH", "Initiate Auth method not supported"),
      ("ADMIN_NO_SRP_AUTH", "Initiate Auth method not supported"),
      ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN_AUTH flow not enabled for this client"),
    ])
  func `a flow that the client does not have is refused`(flow: String, message: String) {
    var world = SignInWorld(client: ["ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"]])
    let answer = world.initiate(flow, ["USERNAME": "alice", "PASSWORD": SignInWorld.password])
    #expect(answer.refusal == "InvalidParameterException: \(message)")
  }

  @Test func `an administrator hears less about a flow`() {
    var world = SignInWorld(client: ["ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"]])
    let answer = world.initiate(
      "ADMIN_USER_PASSWORD_AUTH", ["USERNAME": "alice", "PASSWORD": "x"], admin: true)
    #expect(
      answer.refusal == "InvalidParameterException: Auth flow not enabled for this client")
  }

  @Test(
    arguments: [
      ("USER_PASSWORD_AUTH", ["PASSWORD": "x"], "USERNAME"),
      ("USER_PASSWORD_AUTH", ["USERNAME": "alice"], "PASSWORD"),
      ("USER_PASSWORD_AUTH", ["USERNAME": "", "PASSWORD": "x"], "USERNAME"),
      ("USER_SRP_AUTH", ["USERNAME": "alice"], "SRP_A"),
      ("REFRESH_TOKEN_AUTH", [:], "REFRESH_TOKEN"),
    ])
  func `a parameter that is missing is named`(
    flow: String, parameters: [String: String], name: String
  ) {
    var world = SignInWorld()
    #expect(
      world.initiate(flow, parameters).refusal
        == "InvalidParameterException: Missing required parameter \(name)")
  }

  @Test func `a wrong password and an unknown user`() {
    var world = SignInWorld()
    #expect(world.signIn("alice", "wrong").refusal == Self.incorrect)
    #expect(world.signIn("bob").refusal == "UserNotFoundException: User does not exist.")
    var hiding = SignInWorld(client: ["PreventUserExistenceErrors": "ENABLED"])
    #expect(hiding.signIn("bob").refusal == Self.incorrect)
    #expect(
      hiding.initiate(
        "ADMIN_USER_PASSWORD_AUTH", ["USERNAME": "bob", "PASSWORD": "x"], admin: true
      ).refusal == "UserNotFoundException: User does not exist.")
  }

  @Test func `a disabled user is refused before the password is looked at`() {
    var world = SignInWorld()
    world.change { $0.isEnabled = false }
    #expect(
      world.signIn("alice", "wrong").refusal == "NotAuthorizedException: User is disabled.")
    #expect(world.alice?.lockOut.failures == 0)
  }

  @Test func `who is not confirmed is told so after the right password only`() {
    var world = SignInWorld()
    world.change { $0.status = .unconfirmed }
    #expect(world.signIn("alice", "wrong").refusal == Self.incorrect)
    #expect(world.signIn().refusal == "UserNotConfirmedException: User is not confirmed.")
  }

  @Test func `a password that has to be reset`() {
    var world = SignInWorld()
    world.change { $0.status = .resetRequired }
    #expect(
      world.signIn().refusal
        == "PasswordResetRequiredException: Password reset required for the user")
    var hiding = SignInWorld(client: ["PreventUserExistenceErrors": "ENABLED"])
    hiding.add("imported", status: .resetRequired, password: nil)
    #expect(hiding.signIn("imported").refusal == Self.incorrect)
  }

  @Test func `a secret hash that is missing or wrong is refused`() {
    var world = SignInWorld(secret: "9example87654321")
    #expect(
      world.signIn().refusal
        == "NotAuthorizedException: Client 1example23456789 is configured with secret but "
        + "SECRET_HASH was not received")
    var parameters = ["USERNAME": "alice", "PASSWORD": SignInWorld.password, "SECRET_HASH": "x"]
    #expect(
      world.initiate("USER_PASSWORD_AUTH", parameters).refusal
        == "NotAuthorizedException: Unable to verify secret hash for client 1example23456789")
    parameters["SECRET_HASH"] = "bFbBJ8E/2GdsuTNwSDHF6sZskNuxWe/Tc9RA/8U8j9k="
    #expect(world.initiate("USER_PASSWORD_AUTH", parameters).tokens != nil)
  }

  @Test func `the fifth failure locks for a second, and each further one twice as long`() {
    var world = SignInWorld()
    for _ in 1...4 { #expect(world.signIn("alice", "wrong").refusal == Self.incorrect) }
    var lock = 1.0
    for _ in 5...15 {
      #expect(world.signIn("alice", "wrong").refusal == Self.incorrect)
      world.time += lock - 0.5
      // Not even the right password, and the attempt does not count.
      #expect(
        world.signIn().refusal == "NotAuthorizedException: Password attempts exceeded")
      world.time += 0.5
      lock = min(lock * 2, 900)
    }
    #expect(world.signIn().tokens != nil)
    #expect(world.alice?.lockOut == User.LockOut())
  }

  @Test func `failures are forgotten after a quarter of an hour`() {
    var world = SignInWorld()
    for _ in 1...4 { _ = world.signIn("alice", "wrong") }
    world.time += 900
    #expect(world.signIn("alice", "wrong").refusal == Self.incorrect)
    #expect(world.alice?.lockOut.failures == 1)
    #expect(world.signIn().tokens != nil)
  }

  @Test func `the right password gives tokens`() {
    var world = SignInWorld()
    let tokens = world.signIn().tokens
    #expect(tokens?.accessToken.text("username") == "alice")
    #expect(tokens?.idToken?.text("token_use") == "id")
    #expect(tokens?.refreshToken?.split(separator: ".").count == 5)
    #expect(tokens?.expiresIn == 3600)
  }

  @Test func `a user without a password cannot sign in with one`() {
    var world = SignInWorld()
    world.add("carol", password: nil)
    #expect(world.signIn("carol").refusal == Self.incorrect)
  }
}
