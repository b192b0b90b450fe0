import Bindings
import Testing

@Suite struct RSAKeyTests {
  static let key = try? RSAKey.generate()

  @Test(arguments: ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no key"])
  func `a text without a key is refused`(text: String) {
    #expect(throws: CryptoError.self) { try RSAKey(pem: text) }
  }

  @Test func `a key of another kind is refused`() {
    let ed25519 = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """
    #expect(throws: CryptoError.self) { try RSAKey(pem: ed25519) }
  }

  @Test(arguments: [HashFunction.sha256, .sha512])
  func `a signature fits its own message, hash and key only`(hash: HashFunction) throws {
    let key = try #require(Self.key)
    let message = Array("header.payload".utf8)
    var signature = key.sign(message, hash: hash)
    #expect(signature.count == 256)
    #expect(key.verifies(signature, of: message, hash: hash))
    #expect(!key.verifies(signature, of: message + [0], hash: hash))
    #expect(!key.verifies(signature, of: message, hash: hash == .sha256 ? .sha512 : .sha256))
    #expect(!key.verifies([], of: message, hash: hash))
    #expect(!key.verifies(Array(signature.dropLast()), of: message, hash: hash))
    let published = try RSAPublicKey(modulus: key.modulus, exponent: key.exponent)
    #expect(published.verifies(signature, of: message, hash: hash))
    signature[17] ^= 1
    #expect(!published.verifies(signature, of: message, hash: hash))
  }

  @Test func `a key survives PEM`() throws {
    let key = try #require(Self.key)
    let pem = try key.pem()
    #expect(pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    let again = try RSAKey(pem: pem)
    #expect(again.modulus == key.modulus)
    #expect(again.modulus.count == 256)
    #expect(again.exponent == [1, 0, 1])
    #expect(key.verifies(again.sign([1, 2, 3]), of: [1, 2, 3]))
  }

  @Test func `several threads sign with one key`() async throws {
    let key = try #require(Self.key)
    let expected = key.sign([7])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<20).allSatisfy { _ in key.sign([7]) == expected } }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func `a modulus of a wrong size makes no key`() {
    #expect(throws: CryptoError.self) { try RSAPublicKey(modulus: [], exponent: [3]) }
    #expect(throws: CryptoError.self) { try RSAPublicKey(modulus: [1, 2, 3], exponent: [3]) }
    #expect(throws: CryptoError.self) {
      try RSAPublicKey(modulus: [UInt8](repeating: 255, count: 256), exponent: [])
    }
  }
}
