import Bindings
import Testing

/// Source: RFC 6979 appendix A.2.5, P-256 with SHA-256, message "sample".
@Suite struct ECPublicKeyTests {
  static let x =
    Hex.decode("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6") ?? []
  static let y =
    Hex.decode("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299") ?? []
  static let r = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
  static let s = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
  static let signature = Hex.decode("3046022100" + r + "022100" + s) ?? []

  @Test func `a point that is not on the curve makes no key`() {
    var y = Self.y
    y[31] ^= 1
    #expect(throws: CryptoError.self) { try ECPublicKey(x: Self.x, y: y) }
    #expect(throws: CryptoError.self) { try ECPublicKey(x: [1], y: [2]) }
    let zeros = [UInt8](repeating: 0, count: 32)
    #expect(throws: CryptoError.self) { try ECPublicKey(x: zeros, y: zeros) }
  }

  @Test func `only the signature of the message fits`() throws {
    let key = try ECPublicKey(x: Self.x, y: Self.y)
    #expect(key.verifies(Self.signature, of: Array("sample".utf8)))
    #expect(!key.verifies(Self.signature, of: Array("Sample".utf8)))
    #expect(!key.verifies(Hex.decode(Self.r + Self.s) ?? [], of: Array("sample".utf8)))
    #expect(!key.verifies([], of: Array("sample".utf8)))
  }
}
