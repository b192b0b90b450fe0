import Syntax
import Testing

@testable import CognitoMock

@Suite struct SignUpTests {
  private static let byEmail: [(String, JSONTree)] = [
    ("UsernameAttributes", ["email"]), ("AutoVerifiedAttributes", ["email"]),
  ]

  @Test(arguments: [
    ("alice", "InvalidParameterException: Username should be an email."),
    ("taken@x.example", "UsernameExistsException: An account with the given email already exists."),
  ])
  func `a name that is no free address is refused`(name: String, expected: String) {
    var world = UserWorld(pool: Self.byEmail)
    world.add("u1", [("email", "taken@x.example")])
    #expect(world.signUp(name) == expected)
    #expect(world.state.users.count == 1)
  }

  @Test(arguments: [
    (["phone_number"], "Username should be a phone number."),
    (["email", "phone_number"], "Username should be either an email or a phone number."),
  ])
  func `the kind of name that is wanted is told`(names: [String], expected: String) {
    var world = UserWorld(pool: [("UsernameAttributes", .array(names.map { .string($0) }))])
    #expect(world.signUp("alice") == "InvalidParameterException: \(expected)")
  }

  @Test func `a name of the shape of an alias is refused`() {
    var world = UserWorld(pool: [("AliasAttributes", ["email"])])
    #expect(
      world.signUp("a@b.example")
        == "InvalidParameterException: Username cannot be of email format, since user pool is "
        + "configured for email alias.")
  }

  @Test func `a name that is taken is refused, whatever its case`() {
    var world = UserWorld(pool: [("UsernameConfiguration", ["CaseSensitive": false])])
    world.add("alice")
    #expect(world.signUp("ALICE") == "UsernameExistsException: User already exists")
  }

  @Test func `a pool of administrators takes nobody in`() {
    var world = UserWorld(pool: [("AdminCreateUserConfig", ["AllowAdminCreateUserOnly": true])])
    #expect(
      world.signUp("alice")
        == "NotAuthorizedException: SignUp is not permitted for this user pool")
  }

  @Test func `a confidential client has to bring its hash`() {
    var world = UserWorld()
    world.state.clients.update(UserWorld.clientId) {
      $0.secrets = [UserPoolClient.Secret(id: "1", value: "secret", created: 0)]
    }
    #expect(
      world.signUp("alice")
        == "NotAuthorizedException: Client \(UserWorld.clientId) is configured with secret but "
        + "SECRET_HASH was not received")
    #expect(
      world.signUp("alice", [("SecretHash", "bm9uc2Vuc2U=")])
        == "NotAuthorizedException: Unable to verify secret hash for client \(UserWorld.clientId)")
  }

  @Test func `the hash is the one of the service`() {
    let client = UserPoolClient(
      id: "1example23456789", userPoolId: "p", name: "c", settings: .object([]), created: 0)
    let secret = UserPoolClient.Secret(id: "1", value: "9example87654321", created: 0)
    #expect(
      client.secretHash(for: "alice", secret: secret)
        == "bFbBJ8E/2GdsuTNwSDHF6sZskNuxWe/Tc9RA/8U8j9k=")
  }

  @Test func `a sign-up tells where the code went`() {
    var world = UserWorld(pool: Self.byEmail)
    let reply = world.signUp("jane@example.com")
    let user = world.state.users.all.first
    #expect(
      reply
        == #"{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","#
        + #""Destination":"j***@e***"},"UserConfirmed":false,"UserSub":"\#(user?.sub ?? "")"}"#)
    #expect(user?.username == user?.sub)
    #expect(user?.status == .unconfirmed)
    #expect(user?["email_verified"] == "false")
    #expect(world.lastMessage?.to == "jane@example.com")
    #expect(world.lastCode.count == 6)
  }

  @Test func `of a number and an address only the number gets a code`() {
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email", "phone_number"])])
    let contacts: JSONTree = .attributes([
      ("email", "a@b.example"), ("phone_number", "+15555550100"),
    ])
    #expect(world.signUp("alice", [("UserAttributes", contacts)]).contains(#""SMS""#))
    #expect(world.state.messages.count == 1)
  }

  @Test func `a sign-up without anything to verify sends nothing`() {
    var world = UserWorld()
    #expect(!world.signUp("alice").contains("CodeDeliveryDetails"))
    #expect(world.state.messages.count == 0)
  }

  @Test func `the trigger confirms and verifies`() {
    var world = UserWorld(
      pool: Self.byEmail + [("LambdaConfig", ["PreSignUp": "arn:aws:lambda:f"])])
    #expect(world.signUp("a@b.example") == "asks PreSignUp_SignUp")
    #expect(world.state.users.count == 0)
    let answer = TriggerAnswer.answer(["autoConfirmUser": true, "autoVerifyEmail": true])
    #expect(world.signUp("a@b.example", answers: [answer]).contains(#""UserConfirmed":true"#))
    #expect(world.state.users.all.first?["email_verified"] == "true")
    #expect(
      world.signUp("b@b.example", answers: [.failed(message: "no")])
        == "UserLambdaValidationException: PreSignUp failed with error no.")
    #expect(world.state.users.count == 1)
  }

  @Test(
    arguments: [
      ["autoConfirmUser": "perhaps"], ["autoVerifyEmail": 1], ["autoVerifyPhone": [true]],
    ] as [JSONTree])
  func `a trigger that says neither yes nor no is refused`(response: JSONTree) {
    var world = UserWorld(
      pool: Self.byEmail + [("LambdaConfig", ["PreSignUp": "arn:aws:lambda:f"])])
    #expect(
      world.signUp("a@b.example", answers: [.answer(response)])
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
    #expect(world.state.users.count == 0)
  }

  @Test func `who signs up may be let in after the code`() {
    var world = UserWorld(
      pool: Self.byEmail, client: [("ExplicitAuthFlows", ["ALLOW_USER_AUTH"])])
    world.signUp("a@b.example")
    let session = world.state.authSessions.all.first?.id ?? ""
    let confirm: [(String, JSONTree)] = [
      ("Username", "a@b.example"), ("ConfirmationCode", .string(world.lastCode)),
    ]
    #expect(
      world.call("ConfirmSignUp", confirm + [("Session", "wrong")])
        == "NotAuthorizedException: Invalid session for the user.")
    let reply = world.call("ConfirmSignUp", confirm + [("Session", .string(session))])
    #expect(reply.hasPrefix(#"{"Session":""#))
    #expect(
      world.state.authSessions.all.contains { $0.challenge == AuthSession.confirmedSignUp })
  }
}

extension UserWorld {
  @discardableResult
  mutating func signUp(
    _ name: String, _ members: [(String, JSONTree)] = [], answers: [TriggerAnswer] = []
  ) -> String {
    call(
      "SignUp", [("Username", .string(name)), ("Password", "Passw0rd!")] + members,
      answers: answers)
  }
}
