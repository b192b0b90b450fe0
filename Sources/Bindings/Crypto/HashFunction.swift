internal import COpenSSL

/// A hash that signatures and message authentication codes are made with.
package enum HashFunction: String, Sendable, CaseIterable {
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha512 = "SHA512"

  /// The fetched method, made once: fetching by name costs more than a short hash.
  var method: OpaquePointer? {
    switch self {
    case .sha1: unsafe FetchedHashes.sha1
    case .sha256: unsafe FetchedHashes.sha256
    case .sha512: unsafe FetchedHashes.sha512
    }
  }
}

/// OpenSSL's fetched methods are immutable, shared by all threads and never freed here.
private enum FetchedHashes {
  // Safe: written once by Swift's lazy initialiser, and OpenSSL only reads them.
  nonisolated(unsafe) static let sha1 = unsafe EVP_MD_fetch(nil, "SHA1", nil)
  nonisolated(unsafe) static let sha256 = unsafe EVP_MD_fetch(nil, "SHA256", nil)
  nonisolated(unsafe) static let sha512 = unsafe EVP_MD_fetch(nil, "SHA512", nil)
}
