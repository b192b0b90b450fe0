import Bindings

/// The public key of a passkey: ES256 on P-256, or RS256.
///
/// Source: RFC 9052 section 7, RFC 9053 section 7.1.1, RFC 8230 section 4.
enum COSEKey: Sendable {
  case es256(ECPublicKey)
  case rs256(RSAPublicKey)

  /// The key of a COSE map; nil for other kinds, curves and algorithms.
  init?(_ map: CBORValue) {
    // 1 is the kind, 3 the algorithm, and negative numbers are the kind's own.
    switch (map[1]?.integer, map[3]?.integer) {
    case (2, -7):
      guard map[-1]?.integer == 1, let x = map[-2]?.bytes, let y = map[-3]?.bytes,
        let key = try? ECPublicKey(x: x, y: y)
      else { return nil }
      self = .es256(key)
    case (3, -257):
      guard let n = map[-1]?.bytes, let e = map[-2]?.bytes,
        let key = try? RSAPublicKey(modulus: n, exponent: e)
      else { return nil }
      self = .rs256(key)
    default: return nil
    }
  }

  /// - Parameter bytes: the map and nothing after it.
  init?(_ bytes: [UInt8]) {
    guard let (map, length) = CBORValue.read(bytes), length == bytes.count else { return nil }
    self.init(map)
  }

  /// `-7` for ES256, `-257` for RS256.
  var algorithm: Int {
    switch self {
    case .es256: -7
    case .rs256: -257
    }
  }

  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    switch self {
    case .es256(let key): key.verifies(signature, of: message)
    case .rs256(let key): key.verifies(signature, of: message)
    }
  }
}
