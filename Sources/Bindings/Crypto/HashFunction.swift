/// A hash that signatures and message authentication codes are made with.
package enum HashFunction: String, Sendable, CaseIterable {
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha512 = "SHA512"

  /// The fetched method, made once: fetching by name costs more than a short hash.
  var method: OpaquePointer? {
    switch self {
    case .sha1: unsafe DigestMethod.sha1.method
    case .sha256: unsafe DigestMethod.sha256.method
    case .sha512: unsafe DigestMethod.sha512.method
    }
  }
}
