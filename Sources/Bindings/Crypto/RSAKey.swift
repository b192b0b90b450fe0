internal import COpenSSL

/// A private RSA key that signs, from as many threads at once as one likes.
///
/// Source: RFC 8017 (RSASSA-PKCS1-v1_5), RFC 7518 section 3.3.
package struct RSAKey: Sendable {
  private let handle: KeyHandle

  private init(_ handle: KeyHandle) { self.handle = handle }

  /// A new key of 2048 bits. It takes about a third of a second, at times over one.
  package static func generate() throws(CryptoError) -> RSAKey {
    guard let key = unsafe lintel_rsa_generate(2048) else {
      throw CryptoError("make an RSA key")
    }
    return RSAKey(unsafe KeyHandle(owning: key))
  }

  /// The key of a PEM text, PKCS #8 (`BEGIN PRIVATE KEY`) or PKCS #1; an error for anything else,
  /// also for a key with a pass phrase or one that is not RSA.
  package init(pem: String) throws(CryptoError) {
    let action = "read a private key"
    // The BIO reads from where the text lies, so it comes and goes while the text is held there.
    let read = unsafe Array(pem.utf8).withUnsafeBytes { text -> OpaquePointer? in
      let bio = unsafe BIO_new_mem_buf(text.baseAddress, Int32(text.count))
      defer { unsafe BIO_free(bio) }
      // Without a callback OpenSSL would ask the terminal for a pass phrase.
      return unsafe PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
    }
    guard let read = unsafe read else { throw CryptoError(action) }
    let handle = unsafe KeyHandle(owning: read)
    guard unsafe EVP_PKEY_is_a(handle.key, "RSA") == 1 else { throw CryptoError(action) }
    self.handle = handle
  }

  /// The key as PKCS #8 in PEM, without a pass phrase.
  package func pem() throws(CryptoError) -> String {
    let action = "write a private key"
    let bio = unsafe BIO_new(BIO_s_mem())
    defer { unsafe BIO_free(bio) }
    guard unsafe PEM_write_bio_PKCS8PrivateKey(bio, handle.key, nil, nil, 0, nil, nil) == 1 else {
      throw CryptoError(action)
    }
    var start: UnsafeMutablePointer<CChar>? = nil
    let count = unsafe lintel_bio_data(bio, &start)
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// The signature of a message: RS256 with `.sha256`, RS512 with `.sha512`; 256 bytes.
  package func sign(_ message: [UInt8], hash: HashFunction = .sha256) -> [UInt8] {
    handle.sign(message, hash: hash)
  }

  /// Whether a signature is this key's for a message.
  package func verifies(
    _ signature: [UInt8], of message: [UInt8], hash: HashFunction = .sha256
  ) -> Bool {
    handle.verifies(signature, of: message, hash: hash)
  }

  /// The modulus `n`, 256 big-endian bytes.
  package var modulus: [UInt8] { handle.number("n") }

  /// The public exponent `e`, big-endian bytes: `01 00 01`.
  package var exponent: [UInt8] { handle.number("e") }
}
