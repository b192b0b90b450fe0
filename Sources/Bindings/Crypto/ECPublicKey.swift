/// A public key on the curve P-256 that checks signatures of ES256.
///
/// Source: FIPS 186-5, RFC 5480 (SubjectPublicKeyInfo), RFC 9053 section 2.1.
package struct ECPublicKey: Sendable {
  private let handle: KeyHandle

  /// What stands before the point in a SubjectPublicKeyInfo for P-256: the algorithm
  /// id-ecPublicKey, the curve prime256v1 and the head of a bit string of 66 bytes.
  private static let prefix: [UInt8] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
  ]

  /// The key of a point's coordinates, 32 big-endian bytes each; an error for a point that is not
  /// on the curve.
  package init(x: [UInt8], y: [UInt8]) throws(CryptoError) {
    guard x.count == 32, y.count == 32 else { throw CryptoError("read a point of P-256") }
    self.handle = try KeyHandle(subjectPublicKeyInfo: Self.prefix + [0x04] + x + y)
  }

  /// Whether a signature in DER, as authenticators make it, is the key's for a message.
  package func verifies(
    _ signature: [UInt8], of message: [UInt8], hash: HashFunction = .sha256
  ) -> Bool {
    handle.verifies(signature, of: message, hash: hash)
  }
}
