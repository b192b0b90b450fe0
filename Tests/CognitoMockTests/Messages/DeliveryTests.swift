import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

@Suite struct DeliveryTests {
  @Test(arguments: [
    ("jane@example.com", DeliveryMedium.email, "j***@e***"),
    ("a@b.co", .email, "a***@b***"),
    ("ünal@übung.example", .email, "ü***@ü***"),
    ("+15555553210", .sms, "+*******3210"),
    ("+123", .sms, "+123"),
  ])
  func `an address is masked`(address: String, medium: DeliveryMedium, masked: String) {
    #expect(Delivery.mask(address, for: medium) == masked)
  }

  @Test(arguments: [
    ("jane@example.com", "EMAIL j***@e***"), ("+15555553210", "SMS +*******3210"),
  ])
  func `a simulated delivery has the shape of the name`(typed: String, expected: String) {
    let delivery = Delivery(simulatedFor: typed, in: pool(verifying: []))
    #expect("\(delivery.medium.rawValue) \(delivery.destination)" == expected)
  }

  @Test func `a simulated delivery is the same each time and differs between names`() {
    let pool = pool(verifying: ["phone_number"])
    let once = Delivery(simulatedFor: "alice", in: pool)
    #expect(once == Delivery(simulatedFor: "alice", in: pool))
    #expect(once.medium == .sms)
    #expect(once != Delivery(simulatedFor: "bob", in: pool))
  }

  @Test func `what is sent later comes later, whatever the clock says`() throws {
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email"])])
    for (index, moved) in [0, 0, -86_400, 8.64e12, -9e12, 1].enumerated() {
      world.time += moved
      let address = "u\(index)@acme.example"
      world.call(
        "SignUp",
        [
          ("Username", .string("u\(index)")), ("Password", "Passw0rd!"),
          ("UserAttributes", .attributes([("email", address)])),
        ])
      #expect(world.lastMessage?.to == address)
    }
  }

  @Test func `what is sent after a restart or a reset comes after what was sent before`() throws {
    var state = CognitoState()
    let old = Message(
      id: "009999999999999-000000007-x", time: 0, userPoolId: UserWorld.poolId, username: "a",
      medium: "EMAIL", to: "a@acme.example", source: "CustomMessage_SignUp", body: "b")
    let file = SourceFile(name: "row", text: old.tree.compact())
    #expect(state.restore(table: Message.table, try JSONValue.parse(file)))
    var world = UserWorld(pool: [("AutoVerifiedAttributes", ["email"])])
    state.replaceRows(by: world.state)
    #expect(state.messages.count == 0)
    world.state = state
    world.call(
      "SignUp",
      [
        ("Username", "b"), ("Password", "Passw0rd!"),
        ("UserAttributes", .attributes([("email", "b@acme.example")])),
      ])
    #expect(try #require(world.lastMessage).id > old.id)
  }

  private func pool(verifying names: [String]) -> UserPool {
    UserPool(
      id: "us-east-1_Mask00001", name: "mask",
      settings: ["AutoVerifiedAttributes": .array(names.map { .string($0) })], created: 0)
  }
}
