internal import COpenSSL

/// The owner of one `EVP_PKEY`.
@safe
final class KeyHandle: @unchecked Sendable {
  // Sendable: a key is never changed after it was made, and OpenSSL locks the caches in it.
  let key: OpaquePointer

  init(owning key: OpaquePointer) { unsafe self.key = key }

  deinit { unsafe EVP_PKEY_free(key) }

  /// The key of a SubjectPublicKeyInfo in DER.
  convenience init(subjectPublicKeyInfo der: [UInt8]) throws(CryptoError) {
    let key = unsafe der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      // An empty buffer may have no address, which d2i functions follow all the same.
      return unsafe start == nil ? nil : d2i_PUBKEY(nil, &start, bytes.count)
    }
    guard let key = unsafe key else { throw CryptoError("read a public key") }
    unsafe self.init(owning: key)
  }

  /// Whether a signature fits a message.
  func verifies(_ signature: [UInt8], of message: [UInt8], hash: HashFunction) -> Bool {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, hash.method, nil, key) == 1 else {
      ERR_clear_error()
      return false
    }
    let result = unsafe EVP_DigestVerify(
      context, signature, signature.count, message, message.count)
    if result != 1 { ERR_clear_error() }
    return result == 1
  }

  /// The signature of a message, in the form that the key's algorithm has.
  func sign(_ message: [UInt8], hash: HashFunction) -> [UInt8] {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    let ready = unsafe EVP_DigestSignInit(context, nil, hash.method, nil, key)
    precondition(ready == 1, "OpenSSL could not begin a signature")
    var length = Int(unsafe EVP_PKEY_get_size(key))
    var signature = [UInt8](repeating: 0, count: length)
    let done = unsafe EVP_DigestSign(context, &signature, &length, message, message.count)
    precondition(done == 1, "OpenSSL could not sign")
    return Array(signature.prefix(length))
  }

  /// A number of the key, big-endian without leading zeros.
  func number(_ name: String) -> [UInt8] {
    var number: OpaquePointer? = nil
    let done = unsafe EVP_PKEY_get_bn_param(key, name, &number)
    guard done == 1, let number = unsafe number else {
      preconditionFailure("the key has no such number")
    }
    return unsafe BigNumber(owning: number).bytes
  }
}
