import Syntax
import Testing

@testable import CognitoMock

/// Messages of a pool that whoever runs the mock has words for.
@Suite struct PoolMessageTests {
  private static let said = TriggerAnswer.answer([
    "emailSubject": "Hello", "emailMessage": "<b>{####}</b>", "emailText": "Code: {####}",
  ])

  private func world(_ pool: [(String, JSONTree)] = []) -> UserWorld {
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email"])] + pool)
    world.state.settings.poolsWithMessages = [UserWorld.poolId]
    return world
  }

  private static let function: [(String, JSONTree)] = [
    ("LambdaConfig", ["CustomMessage": "arn:f"]),
    ("EmailConfiguration", ["EmailSendingAccount": "DEVELOPER"]),
  ]

  private func join(_ world: inout UserWorld, _ answers: TriggerAnswer...) -> String {
    world.call("SignUp", CustomMessageTests.request, answers: answers)
  }

  @Test(arguments: [
    TriggerAnswer.answer([:]), .unreadable, .failed(message: "no"), .unreachable(reason: "x"),
    .answer(["emailMessage": "{####} without a subject"]),
  ])
  func `without words for it the service's are sent`(answer: TriggerAnswer) {
    var world = world()
    #expect(join(&world, answer).contains("UserConfirmed"))
    #expect(world.lastMessage?.body == "Your verification code is \(world.lastCode). ")
    #expect(world.lastMessage?.text == nil)
  }

  @Test func `another pool is not asked about`() {
    var world = world()
    world.state.settings.poolsWithMessages = ["us-east-1_Other0001"]
    #expect(join(&world).contains("UserConfirmed"))
  }

  @Test func `a text of the pool's own settings is sent as it is`() {
    var world = world([("VerificationMessageTemplate", ["EmailMessage": "Mine: {####}"])])
    #expect(join(&world).contains("UserConfirmed"))
    #expect(world.lastMessage?.body == "Mine: \(world.lastCode)")
    #expect(world.lastMessage?.subject == "Your verification code")
  }

  @Test func `a mail is sent with its subject and its plain text, the code in both`() {
    var world = world()
    #expect(join(&world) == "asks CustomMessage_SignUp")
    _ = join(&world, Self.said)
    #expect(world.lastMessage?.subject == "Hello")
    #expect(world.lastMessage?.body == "<b>\(world.lastCode)</b>")
    #expect(world.lastMessage?.text == "Code: \(world.lastCode)")
  }

  @Test func `whoever is asked learns whose client it is`() {
    var world = world()
    world.state.clients.update(UserWorld.clientId) { $0.tenant = "acme" }
    guard case .calls(let call) = world.run("SignUp", CustomMessageTests.request) else {
      Issue.record("no call")
      return
    }
    #expect(call.arn == TriggerCall.messages)
    #expect(call.tenant == "acme")
    #expect(call.event["request"]?.text("codeParameter") == "{####}")
  }

  @Test func `a function of the pool's is asked first, and what it says is sent`() {
    var world = world(Self.function)
    _ = join(&world, .answer(["emailSubject": "Mine", "emailMessage": "It is {####}"]))
    #expect(world.lastMessage?.body == "It is \(world.lastCode)")
    #expect(world.lastMessage?.subject == "Mine")
  }

  @Test func `what a function says nothing of is the pool's`() {
    var world = world(Self.function)
    guard
      case .calls(let call) = world.run(
        "SignUp", CustomMessageTests.request, answers: [.answer([:])])
    else {
      Issue.record("no call")
      return
    }
    #expect(call.arn == TriggerCall.poolMessages)
    _ = join(&world, .answer(["emailSubject": "Mine"]), Self.said)
    #expect(world.lastMessage?.subject == "Mine")
    #expect(world.lastMessage?.text == "Code: \(world.lastCode)")
  }
}
