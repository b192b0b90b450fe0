import Syntax
import Testing

@testable import CognitoMock

@Suite struct CustomMessageTests {
  private static let pool: [(String, JSONTree)] = [
    ("AutoVerifiedAttributes", ["email"]), ("LambdaConfig", ["CustomMessage": "arn:f"]),
    ("EmailConfiguration", ["EmailSendingAccount": "DEVELOPER"]),
  ]

  private static let linkPool =
    pool + [("VerificationMessageTemplate", ["DefaultEmailOption": "CONFIRM_WITH_LINK"])]

  @Test(arguments: [
    (
      TriggerAnswer.failed(message: "no"),
      "UserLambdaValidationException: CustomMessage failed with error no."
    ),
    (
      .unreachable(reason: "timeout"),
      "UnexpectedLambdaException: arn:f invocation failed due to error timeout."
    ),
    (.unreadable, "InvalidLambdaResponseException: Invalid JSON"),
    (
      .answer(["emailMessage": 5]),
      "InvalidLambdaResponseException: Unrecognizable lambda output"
    ),
    (
      .answer(["emailSubject": .string(String(repeating: "x", count: 141))]),
      "InvalidLambdaResponseException: Unrecognizable lambda output"
    ),
  ])
  func `a function that fails fails the call`(answer: TriggerAnswer, expected: String) {
    var world = UserWorld(pool: Self.pool)
    #expect(world.join(answers: [answer]) == expected)
    #expect(world.state.messages.count == 0)
  }

  @Test func `words of one's own need a sender of one's own`() {
    var world = UserWorld(pool: Array(Self.pool.dropLast()))
    #expect(
      world.join(answers: [.answer(["emailMessage": "Hi {####}"])])
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
  }

  @Test func `the function's words are sent with the code in them`() {
    var world = UserWorld(pool: Self.pool)
    #expect(world.join() == "asks CustomMessage_SignUp")
    #expect(world.state.users.count == 0)
    world.join(answers: [.answer(["emailMessage": "Hi <b>{####}</b>", "emailSubject": "Yo"])])
    #expect(world.lastMessage?.subject == "Yo")
    #expect(world.lastMessage?.body == "Hi <b>\(world.lastCode)</b>")
  }

  @Test func `a reply without the placeholder leaves the pool's text`() {
    var world = UserWorld(pool: Self.pool)
    world.join(answers: [.answer(["emailMessage": "Hi 123456", "emailSubject": nil])])
    #expect(world.lastMessage?.body == "Your verification code is \(world.lastCode). ")
  }

  @Test func `the event tells what the function may use`() {
    var world = UserWorld(pool: Self.pool)
    let metadata: [(String, JSONTree)] = [("ClientMetadata", ["lang": "de"])]
    guard case .calls(let call) = world.run("SignUp", CustomMessageTests.request + metadata) else {
      Issue.record("no call")
      return
    }
    let request = call.event["request"]
    #expect(request?.text("codeParameter") == "{####}")
    #expect(request?["usernameParameter"] == .null)
    #expect(request?["clientMetadata"] == ["lang": "de"])
    #expect(request?["userAttributes"]?.text("cognito:user_status") == "UNCONFIRMED")
    #expect(
      call.event["response"] == ["smsMessage": nil, "emailMessage": nil, "emailSubject": nil])
  }

  @Test func `where a pool confirms by link, a reply with a code changes the subject only`() {
    var world = UserWorld(pool: Self.linkPool)
    world.join(answers: [.answer(["emailMessage": "Hi {####}", "emailSubject": "Yo"])])
    #expect(world.lastMessage?.subject == "Yo")
    #expect(world.lastMessage?.body.hasPrefix("Please click the link below") == true)
    #expect(world.lastMessage?.link != nil)
  }

  @Test func `where a pool confirms by link, the event has a link in the place of the code`() {
    var world = UserWorld(pool: Self.linkPool)
    guard case .calls(let call) = world.run("SignUp", CustomMessageTests.request) else {
      Issue.record("no call")
      return
    }
    let placeholder = "{##Click Here##}"
    #expect(call.event["request"]?.text("codeParameter") == placeholder)
    #expect(call.event["request"]?.text("linkParameter") == placeholder)
    world.join(answers: [.answer(["emailMessage": .string("Hi \(placeholder)")])])
    #expect(world.lastMessage?.body.hasPrefix("Hi <a href=") == true)
    // An invitation is not confirmed.
    let invited: [(String, JSONTree)] = [
      ("Username", "bob"), ("UserAttributes", .attributes([("email", "b@x.example")])),
    ]
    guard case .calls(let invitation) = world.run("AdminCreateUser", invited) else {
      Issue.record("no call")
      return
    }
    #expect(invitation.event["request"]?.text("codeParameter") == "{####}")
    #expect(invitation.event["request"]?["linkParameter"] == .null)
  }

  @Test func `an invitation needs name and password`() {
    var world = UserWorld(pool: Self.pool)
    let members: [(String, JSONTree)] = [
      ("Username", "bob"), ("TemporaryPassword", "T3mporary!"),
      ("UserAttributes", .attributes([("email", "b@x.example")])),
    ]
    world.call(
      "AdminCreateUser", members, answers: [.answer(["emailMessage": "{username} {####}"])])
    #expect(world.lastMessage?.body == "bob T3mporary!")
    world.call(
      "AdminCreateUser", members + [("MessageAction", "RESEND")],
      answers: [.answer(["emailMessage": "only {####}"])])
    #expect(
      world.lastMessage?.body == "Your username is bob and temporary password is T3mporary!. ")
  }

  @Test(arguments: [TriggerAnswer.answer([:]), .failed(message: "no"), .unreachable(reason: "x")])
  func `a sender of the pool's gets the code, and what it says makes no difference`(
    answer: TriggerAnswer
  ) {
    var world = UserWorld(pool: [
      ("AutoVerifiedAttributes", ["email"]),
      ("LambdaConfig", ["CustomEmailSender": ["LambdaArn": "arn:s", "LambdaVersion": "V1_0"]]),
    ])
    world.state.settings.fixedCode = "424242"
    guard case .calls(let call) = world.run("SignUp", CustomMessageTests.request) else {
      Issue.record("no call")
      return
    }
    #expect(call.event.text("triggerSource") == "CustomEmailSender_SignUp")
    #expect(!call.isAwaited)
    #expect(call.event["request"]?.text("code") == "424242")
    #expect(call.event["request"]?.text("type") == "customEmailSenderRequestV1")
    #expect(world.join(answers: [answer]).contains(#""Destination":"a***@b***""#))
    #expect(world.state.messages.count == 0)
  }

  @Test func `a link leads to the page that confirms`() {
    var world = UserWorld(pool: [
      ("AutoVerifiedAttributes", ["email"]),
      ("VerificationMessageTemplate", ["DefaultEmailOption": "CONFIRM_WITH_LINK"]),
    ])
    world.state.domains.put(
      UserPoolDomain(domain: "acme", userPoolId: UserWorld.poolId, managedLoginVersion: 2))
    world.join()
    #expect(
      world.lastMessage?.link
        == "https://acme.auth.us-east-1.amazoncognito.com/confirmUser/?client_id="
        + "\(UserWorld.clientId)&user_name=alice&confirmation_code=\(world.lastCode)")
    world.state.settings.domainOrigin = "http://localhost:9229"
    world.call("ResendConfirmationCode", [("Username", "alice")])
    #expect(world.lastMessage?.link?.hasPrefix("http://localhost:9229/confirmUser/?") == true)
  }

  static let request: [(String, JSONTree)] = [
    ("Username", "alice"), ("Password", "Passw0rd!"),
    ("UserAttributes", .attributes([("email", "a@b.example")])),
  ]
}

extension UserWorld {
  @discardableResult
  fileprivate mutating func join(answers: [TriggerAnswer] = []) -> String {
    call("SignUp", CustomMessageTests.request, answers: answers)
  }
}
