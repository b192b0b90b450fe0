import Bindings
import Testing

@Suite struct AESGCMTests {
  static let key = [UInt8](repeating: 0, count: 32)
  static let nonce = [UInt8](repeating: 0, count: 12)

  /// Source: the GCM specification (McGrew, Viega), test case 14.
  @Test func `a test case of the specification comes out`() {
    let sealed = AESGCM.seal([UInt8](repeating: 0, count: 16), key: Self.key, nonce: Self.nonce)
    #expect(Hex.encode(sealed.bytes) == "cea7403d4d606b6e074ec5d3baf39d18")
    #expect(Hex.encode(sealed.tag) == "d0d1c8a799996bf0265b98b5d48ab919")
  }

  @Test func `a change of any part is noticed`() {
    let text = Array("a refresh token's content".utf8)
    let sealed = AESGCM.seal(text, key: Self.key, nonce: Self.nonce, bound: [1, 2])
    func open(
      _ sealed: AESGCM.Sealed, key: [UInt8] = Self.key, nonce: [UInt8] = Self.nonce,
      bound: [UInt8] = [1, 2]
    ) -> [UInt8]? { AESGCM.open(sealed, key: key, nonce: nonce, bound: bound) }
    #expect(open(sealed) == text)
    #expect(open(sealed, bound: [1, 3]) == nil)
    #expect(open(sealed, key: [1] + Self.key.dropFirst()) == nil)
    #expect(open(sealed, nonce: [1] + Self.nonce.dropFirst()) == nil)
    var bytes = sealed.bytes
    bytes[3] ^= 1
    #expect(open(AESGCM.Sealed(bytes: bytes, tag: sealed.tag)) == nil)
    #expect(open(AESGCM.Sealed(bytes: sealed.bytes, tag: [])) == nil)
    #expect(open(AESGCM.Sealed(bytes: [], tag: sealed.tag)) == nil)
  }
}
