import Bindings
import Testing

@testable import CognitoMock

@Suite struct SRPSignInTests {
  static let timestamp = "Fri Jan 2 15:04:05 UTC 2026"

  /// The answer of a client that does as it should, Session and all.
  static func responses(
    to answer: Answer, password: String = SignInWorld.password
  ) -> [String: String] {
    let user = answer.parameters["USER_ID_FOR_SRP"] ?? ""
    let client = SRPClient(group: "Lintel001")
    return [
      "USERNAME": user, "TIMESTAMP": timestamp,
      "PASSWORD_CLAIM_SECRET_BLOCK": answer.parameters["SECRET_BLOCK"] ?? "",
      "PASSWORD_CLAIM_SIGNATURE": client.signature(
        answer.parameters, user: user, password: password, timestamp: timestamp),
    ]
  }

  static func begin(_ world: inout SignInWorld, _ username: String = "alice") -> Answer {
    world.initiate(
      "USER_SRP_AUTH",
      ["USERNAME": username, "SRP_A": SRPClient(group: "Lintel001").bigA.hex])
  }

  @Test(arguments: ["zz", "0", "00", SRPGroup.n.hex])
  func `a number that gives the game away is refused`(text: String) {
    var world = SignInWorld()
    #expect(
      world.initiate("USER_SRP_AUTH", ["USERNAME": "alice", "SRP_A": text]).refusal
        == "InvalidParameterException: Invalid SRP_A")
  }

  @Test func `a wrong password is refused, and counts`() {
    var world = SignInWorld()
    let answer = Self.begin(&world)
    #expect(answer.challenge == "PASSWORD_VERIFIER")
    let refused = world.respond(
      "PASSWORD_VERIFIER", Self.responses(to: answer, password: "wrong"), session: nil)
    #expect(refused.refusal == "NotAuthorizedException: Incorrect username or password.")
    #expect(world.alice?.lockOut.failures == 1)
  }

  @Test func `a forged, foreign or used secret block is refused`() {
    var world = SignInWorld()
    let answer = Self.begin(&world)
    var responses = Self.responses(to: answer)
    responses["PASSWORD_CLAIM_SECRET_BLOCK"] = Base64.encode([UInt8](repeating: 1, count: 256))
    let incorrect = "NotAuthorizedException: Incorrect username or password."
    #expect(
      world.respond("PASSWORD_VERIFIER", responses, session: nil).refusal == incorrect)
    let other = Self.begin(&world)
    var mixed = Self.responses(to: answer)
    mixed["PASSWORD_CLAIM_SECRET_BLOCK"] = other.parameters["SECRET_BLOCK"]
    #expect(world.respond("PASSWORD_VERIFIER", mixed, session: nil).refusal == incorrect)
    let right = Self.responses(to: answer)
    #expect(world.respond("PASSWORD_VERIFIER", right, session: nil).tokens != nil)
    #expect(
      world.respond("PASSWORD_VERIFIER", right, session: nil).refusal
        == "NotAuthorizedException: Invalid session for the user, session can only be used once.")
  }

  @Test(
    arguments: ["PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP", "USERNAME"])
  func `each part of the proof is needed`(name: String) {
    var world = SignInWorld()
    let answer = Self.begin(&world)
    var responses = Self.responses(to: answer)
    responses[name] = nil
    #expect(
      world.respond("PASSWORD_VERIFIER", responses, session: nil).refusal
        == "InvalidParameterException: Missing required parameter \(name)")
  }

  @Test func `the right password signs in, with a session or without`() {
    var world = SignInWorld()
    let first = Self.begin(&world)
    #expect(
      world.respond("PASSWORD_VERIFIER", Self.responses(to: first), session: first.session)
        .tokens != nil)
    let verifier = world.alice?.password?.verifier
    #expect(verifier != nil)
    let second = Self.begin(&world)
    #expect(second.parameters["SRP_B"] != first.parameters["SRP_B"])
    #expect(second.parameters["SALT"] == first.parameters["SALT"])
    #expect(
      world.respond("PASSWORD_VERIFIER", Self.responses(to: second), session: nil).tokens != nil)
    #expect(world.alice?.password?.verifier == verifier)
  }

  @Test func `a password with letters of many languages`() {
    var world = SignInWorld()
    world.add("dora", password: "pässwörd Ünïcode 1!")
    let answer = Self.begin(&world, "dora")
    let responses = Self.responses(to: answer, password: "pässwörd Ünïcode 1!")
    #expect(world.respond("PASSWORD_VERIFIER", responses, session: nil).tokens != nil)
  }

  @Test func `nobody looks like somebody until the end`() {
    var world = SignInWorld(client: ["PreventUserExistenceErrors": "ENABLED"])
    let first = Self.begin(&world, "nobody")
    let second = Self.begin(&world, "nobody")
    let other = Self.begin(&world, "nobody-else")
    #expect(first.parameters["SALT"] == second.parameters["SALT"])
    #expect(first.parameters["USER_ID_FOR_SRP"] == second.parameters["USER_ID_FOR_SRP"])
    #expect(first.parameters["SRP_B"] != second.parameters["SRP_B"])
    #expect(first.parameters["SALT"] != other.parameters["SALT"])
    #expect(first.parameters["USER_ID_FOR_SRP"]?.utf8.count == 36)
    #expect(
      world.respond("PASSWORD_VERIFIER", Self.responses(to: first), session: nil).refusal
        == "NotAuthorizedException: Incorrect username or password.")
  }

  @Test func `nobody is nobody where users are not hidden`() {
    var world = SignInWorld()
    #expect(
      Self.begin(&world, "nobody").refusal == "UserNotFoundException: User does not exist.")
  }

  @Test func `an answer after three minutes is too late`() {
    var world = SignInWorld()
    let answer = Self.begin(&world)
    world.time += 180
    #expect(
      world.respond("PASSWORD_VERIFIER", Self.responses(to: answer), session: nil).refusal
        == "NotAuthorizedException: Invalid session for the user, session is expired.")
  }
}
