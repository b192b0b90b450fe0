internal import COpenSSL

/// A hash of OpenSSL: fetched once, used for any number of messages.
///
/// Source: FIPS 180-4, through OpenSSL's EVP interface.
package enum SHA256 {
  /// The 32 bytes of SHA-256.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] { DigestMethod.sha256.hash(bytes) }
}

/// A fetched `EVP_MD`. It is never freed: there is one for each hash in a program.
@safe
struct DigestMethod: @unchecked Sendable {
  // Sendable: OpenSSL's fetched methods are immutable and reference-counted across threads.
  let method: OpaquePointer?

  private init(_ name: String) { unsafe method = EVP_MD_fetch(nil, name, nil) }

  static let sha1 = DigestMethod("SHA1")
  static let sha256 = DigestMethod("SHA256")
  static let sha512 = DigestMethod("SHA512")

  func hash(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let done = unsafe bytes.withUnsafeBytes { input in
      unsafe EVP_Digest(input.baseAddress, input.count, &output, &length, method, nil)
    }
    precondition(done == 1, "OpenSSL could not compute a hash")
    return Array(output.prefix(Int(length)))
  }
}
