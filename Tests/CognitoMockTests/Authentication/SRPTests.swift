import Bindings
import Testing

@testable import CognitoMock

@Suite struct SRPTests {
  @Test(arguments: ["", "0", "00", "zz", String(repeating: "f", count: 1025)])
  func `a public number that is none, or zero, is refused`(text: String) {
    #expect(SRPExchange.publicNumber(text) == nil)
  }

  @Test func `a multiple of the prime is refused`() {
    #expect(SRPExchange.publicNumber(SRPGroup.n.hex) == nil)
  }

  @Test func `k is the hash of the group`() {
    #expect(
      SRPGroup.k.hex == "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6")
  }

  @Test(
    arguments: zip(
      ["0", "7f", "80", "ff01", "100"], ["00", "7f", "0080", "00ff01", "0100"]))
  func `padding keeps a number positive in the fewest bytes`(text: String, padded: String) {
    #expect(Hex.encode(SRPGroup.padded(BigNumber(hex: text) ?? BigNumber(1))) == padded)
  }

  @Test func `all three vectors are there`() {
    #expect(SRPVector.all.map(\.title) == ["[user]", "[padding]", "[device]"])
  }

  @Test(arguments: SRPVector.all)
  func `every number of a vector comes out`(vector: SRPVector) {
    let inner = SHA256.hash(
      Array("\(vector["group"])\(vector["name"]):\(vector["password"])".utf8))
    #expect(Hex.encode(inner) == vector["inner"])
    let verifier = SRPExchange.verifier(salt: vector.number("salt"), inner: inner)
    #expect(verifier.hex == vector["v"])
    let exchange = SRPExchange(
      bigA: vector.number("A"), b: vector.number("b"), salt: vector.number("salt"),
      verifier: verifier)
    #expect(exchange.bigB.hex == vector["B"])
    #expect(Hex.encode(SRPGroup.padded(exchange.u)) == vector["paddedU"])
    #expect(exchange.secret.hex == vector["S"])
    #expect(Hex.encode(exchange.key) == vector["K"])
    let signature = exchange.signature(
      group: vector["group"], user: vector["name"],
      secretBlock: Base64.decode(vector["secretBlock"]) ?? [], timestamp: vector["timestamp"])
    #expect(Base64.encode(signature) == vector["signature"])
  }

  @Test(arguments: SRPVector.all)
  func `a stored exchange is the same again`(vector: SRPVector) throws {
    let exchange = SRPExchange(
      bigA: vector.number("A"), b: vector.number("b"), salt: vector.number("salt"),
      verifier: vector.number("v"))
    let again = try #require(SRPExchange(exchange.tree))
    #expect(again.key == exchange.key)
    #expect(again.bigB == exchange.bigB)
  }

  @Test func `what a client registers for a device is the vector's`() {
    let device = SRPVector.all[2]
    let salt = Base64.decode(device["confirmSalt"]) ?? []
    let verifier = Base64.decode(device["confirmVerifier"]) ?? []
    #expect(BigNumber(bytes: salt) == device.number("salt"))
    #expect(BigNumber(bytes: verifier) == device.number("v"))
  }
}
