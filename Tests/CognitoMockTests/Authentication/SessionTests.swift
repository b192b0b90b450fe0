import Syntax
import Testing

@testable import CognitoMock

@Suite struct SessionTests {
  static let invalid = "NotAuthorizedException: Invalid session for the user."
  static let expired =
    "NotAuthorizedException: Invalid session for the user, session is expired."

  private static let right = ["USERNAME": "alice", "SMS_MFA_CODE": "123456"]

  @Test func `a session that is missing or made up is refused`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    _ = world.signIn()
    #expect(
      world.respond("SMS_MFA", Self.right, session: nil).refusal
        == "InvalidParameterException: Missing required parameter Session")
    let forged = String(repeating: "A", count: 256)
    #expect(world.respond("SMS_MFA", Self.right, session: forged).refusal == Self.invalid)
  }

  @Test func `somebody else's session is refused`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    world.add("bob")
    let session = world.signIn().session
    let answer = ["USERNAME": "bob", "SMS_MFA_CODE": "123456"]
    #expect(world.respond("SMS_MFA", answer, session: session).refusal == Self.invalid)
  }

  @Test func `another client's session is refused`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    let session = world.signIn().session ?? ""
    world.state.clients.put(
      UserPoolClient(
        id: "other", userPoolId: SignInWorld.poolId, name: "other",
        settings: UserPoolClient.settings(completing: .object([])), created: 0))
    let answer = Answer(
      world.call(
        "RespondToAuthChallenge",
        [
          "ClientId": "other", "ChallengeName": "SMS_MFA", "Session": .string(session),
          "ChallengeResponses": ["USERNAME": "alice", "SMS_MFA_CODE": "123456"],
        ]))
    #expect(answer.refusal == Self.invalid)
  }

  @Test(
    arguments: [
      "SOFTWARE_TOKEN_MFA", "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "EMAIL_OTP", "WEB_AUTHN",
    ])
  func `a step cannot be skipped by answering another challenge`(name: String) {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    let session = world.signIn().session
    let answer = [
      "USERNAME": "alice", "NEW_PASSWORD": "N3wPassw0rd!", "SOFTWARE_TOKEN_MFA_CODE": "1",
      "EMAIL_OTP_CODE": "123456", "CREDENTIAL": "{}",
    ]
    #expect(world.respond(name, answer, session: session).refusal == Self.invalid)
  }

  @Test func `a session ends after the client's minutes`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    let session = world.signIn().session
    world.time += 179.9
    let wrong = ["USERNAME": "alice", "SMS_MFA_CODE": "0"]
    #expect(
      world.respond("SMS_MFA", wrong, session: session).error?.type == "CodeMismatchException")
    world.time += 0.1
    #expect(world.respond("SMS_MFA", Self.right, session: session).refusal == Self.expired)
  }

  @Test func `old sessions of a user are forgotten`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    for _ in 1...5 {
      _ = world.signIn()
      world.time += 4000
    }
    #expect(world.state.authSessions.count == 1)
    world.state.forgetExpired(at: world.time)
    #expect(world.state.authSessions.count == 0)
  }

  @Test func `a user who was disabled or removed meanwhile is refused`() {
    var world = SecondFactorTests.world("OPTIONAL", "SMS_MFA")
    let session = world.signIn().session
    world.change { $0.isEnabled = false }
    #expect(
      world.respond("SMS_MFA", Self.right, session: session).refusal
        == "NotAuthorizedException: User is disabled.")
    world.state.users.remove(User.key(SignInWorld.poolId, "alice"))
    #expect(
      world.respond("SMS_MFA", Self.right, session: session).refusal
        == "UserNotFoundException: User does not exist.")
  }
}
