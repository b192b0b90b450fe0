import Syntax
import Testing

@testable import CognitoMock

@Suite struct TriggerTests {
  @Test func `the functions before and after see what the client says`() {
    var world = SignInWorld(
      pool: ["LambdaConfig": ["PreAuthentication": "arn:pre", "PostAuthentication": "arn:post"]])
    world.functions = [
      "PreAuthentication": [CustomSignInTests.returned(.object([]))],
      "PostAuthentication": [CustomSignInTests.returned(.object([]))],
    ]
    let answer = Answer(
      world.call(
        "InitiateAuth",
        [
          "ClientId": "1example23456789", "AuthFlow": "USER_PASSWORD_AUTH",
          "AuthParameters": [
            "USERNAME": "alice", "PASSWORD": .string(SignInWorld.password),
          ], "ClientMetadata": ["from": "test"],
        ]))
    #expect(answer.refusal == nil)
    // Each call begins anew with the answers so far: two functions, two events.
    #expect(
      world.events.map { $0.text("triggerSource") } == [
        "PreAuthentication_Authentication", "PostAuthentication_Authentication",
      ])
    guard world.events.count == 2 else { return }
    let pre = world.events[0]
    #expect(pre.text("version") == "1")
    #expect(pre.text("region") == "us-east-1")
    #expect(pre.text("userPoolId") == SignInWorld.poolId)
    #expect(pre["callerContext"]?.text("awsSdkVersion") == "aws-sdk-unknown-unknown")
    #expect(pre["request"]?["validationData"]?.text("from") == "test")
    #expect(pre["request"]?["userAttributes"]?.text("sub") == "sub-of-alice")
    #expect(pre["request"]?["userAttributes"]?.text("cognito:user_status") == "CONFIRMED")
    #expect(world.events[1]["request"]?.flag("newDeviceUsed") == false)
  }

  @Test func `the function before the password may refuse, and nothing is counted`() {
    var world = SignInWorld(pool: ["LambdaConfig": ["PreAuthentication": "arn:pre"]])
    world.functions = ["PreAuthentication": [.failed(message: "not today")]]
    #expect(
      world.signIn("alice", "wrong").refusal
        == "UserLambdaValidationException: PreAuthentication failed with error not today.")
    #expect(world.alice?.lockOut.failures == 0)
  }

  @Test func `somebody unknown is taken over by the migration function`() {
    var world = SignInWorld(pool: ["LambdaConfig": ["UserMigration": "arn:m"]])
    world.functions = [
      "UserMigration": [
        CustomSignInTests.returned([
          "userAttributes": ["email": "old@example.com", "email_verified": "true"],
          "finalUserStatus": "CONFIRMED",
        ])
      ]
    ]
    #expect(world.signIn("old", "0ldPassw0rd!").tokens != nil)
    #expect(world.events.first?.text("triggerSource") == "UserMigration_Authentication")
    #expect(world.events.first?["request"]?.text("password") == "0ldPassw0rd!")
    // The next time the pool knows the user itself.
    #expect(world.signIn("old", "0ldPassw0rd!").tokens != nil)
    #expect(world.events.count == 1)
  }
}
