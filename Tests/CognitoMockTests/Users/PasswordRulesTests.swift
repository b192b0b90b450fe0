import Syntax
import Testing

@testable import CognitoMock

@Suite struct PasswordRulesTests {
  @Test(arguments: [
    ("aB1!", "Password not long enough"),
    ("PASSW0RD!", "Password must have lowercase characters"),
    ("passw0rd!", "Password must have uppercase characters"),
    ("Password!", "Password must have numeric characters"),
    ("Passw0rds", "Password must have symbol characters"),
    ("Passw0rds ", "Password must have symbol characters"),
    ("PASSWORDS", "Password must have lowercase characters"),
    (" Passw0rd!", "Password must not start or end with a space"),
    ("Passw0rd! ", "Password must not start or end with a space"),
  ])
  func `the first rule that is broken is told`(password: String, expected: String) {
    let refusal = PasswordRules(of: Self.pool).refusal(of: password)
    #expect(refusal?.type == "InvalidPasswordException")
    #expect(refusal?.message == "Password did not conform with policy: \(expected)")
  }

  @Test(arguments: ["Passw0rd!", "Pass w0rd", "pässW0rd-", "Pässwörd ünïcode 1!"])
  func `a good password passes`(password: String) {
    #expect(PasswordRules(of: Self.pool).refusal(of: password) == nil)
  }

  @Test func `a temporary password keeps the rules`() {
    let rules = PasswordRules(of: Self.pool)
    var random = RandomSource(seed: [7])
    for _ in 0..<50 {
      #expect(rules.refusal(of: rules.temporaryPassword(from: &random)) == nil)
    }
  }

  @Test func `an inner hash is the one of SRP`() {
    // Vector E1 of SRP as the service uses it, checked against an outside client.
    let pool = UserPool(
      id: "us-east-1_Lintel001", name: "v", settings: .object([]), created: 0)
    #expect(
      User.Password.inner(
        "Passw0rd!Lintel", username: "7f3b1c9e-2d4a-4f6b-8c1d-0a1b2c3d4e5f", pool: pool)
        == "35ce64e79ad33d6dbdb2a1fb568ce3265548c910b47cd6626d82e4fe573a807a")
  }

  @Test func `former passwords may not come again`() {
    var world = UserWorld(pool: [("Policies", ["PasswordPolicy": ["PasswordHistorySize": 2]])])
    world.add("alice", password: "first-one")
    #expect(world.set("first-one").hasPrefix("PasswordHistoryPolicyViolationException"))
    #expect(world.set("second-one") == "{}")
    #expect(world.set("first-one").hasPrefix("PasswordHistoryPolicyViolationException"))
    #expect(world.set("third-one") == "{}")
    #expect(world.set("first-one") == "{}")
  }

  private static let pool = UserPool(
    id: "us-east-1_P", name: "p",
    settings: [
      "Policies": [
        "PasswordPolicy": [
          "MinimumLength": 8, "RequireLowercase": true, "RequireUppercase": true,
          "RequireNumbers": true, "RequireSymbols": true,
        ]
      ]
    ], created: 0)
}

extension UserWorld {
  fileprivate mutating func set(_ password: String) -> String {
    call(
      "AdminSetUserPassword",
      [("Username", "alice"), ("Password", .string(password)), ("Permanent", true)])
  }
}
