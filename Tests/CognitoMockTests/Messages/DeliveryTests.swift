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

  private func pool(verifying names: [String]) -> UserPool {
    UserPool(
      id: "us-east-1_Mask00001", name: "mask",
      settings: ["AutoVerifiedAttributes": .array(names.map { .string($0) })], created: 0)
  }
}
