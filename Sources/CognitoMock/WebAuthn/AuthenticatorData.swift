/// What an authenticator says of itself beside its signature.
///
/// Source: Web Authentication Level 2, section 6.1.
struct AuthenticatorData: Sendable {
  /// SHA-256 of the relying party's id.
  let rpIdHash: [UInt8]
  let flags: UInt8
  let signCount: Int
  /// Of a passkey that was just made.
  let credential: Credential?

  struct Credential: Sendable {
    let id: [UInt8]
    /// COSE, in CBOR.
    let publicKey: [UInt8]
  }

  /// A person was there.
  var isUserPresent: Bool { flags & 0x01 != 0 }
  /// It was the right one, by finger, face or number.
  var isUserVerified: Bool { flags & 0x04 != 0 }

  /// Nil for bytes that are too short or hold no key where they say so.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 37 else { return nil }
    rpIdHash = Array(bytes[0..<32])
    flags = bytes[32]
    signCount = bytes[33..<37].reduce(0) { $0 << 8 | Int($1) }
    guard flags & 0x40 != 0 else {
      credential = nil
      return
    }
    // 16 bytes of AAGUID, 2 of the id's length, the id, the key.
    guard bytes.count > 55 else { return nil }
    let length = Int(bytes[53]) << 8 | Int(bytes[54])
    guard length > 0, length <= 1023, bytes.count > 55 + length else { return nil }
    let rest = Array(bytes[(55 + length)...])
    guard let (_, keyLength) = CBORValue.read(rest) else { return nil }
    credential = Credential(
      id: Array(bytes[55..<55 + length]), publicKey: Array(rest.prefix(keyLength)))
  }
}
