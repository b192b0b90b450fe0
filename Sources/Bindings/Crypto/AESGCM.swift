internal import COpenSSL

/// Authenticated encryption with AES-256-GCM.
///
/// Source: NIST SP 800-38D, through OpenSSL's EVP interface.
package enum AESGCM {
  /// What sealing makes: as many bytes as the text had, and 16 bytes that vouch for them.
  package struct Sealed: Hashable, Sendable {
    package let bytes: [UInt8]
    package let tag: [UInt8]

    package init(bytes: [UInt8], tag: [UInt8]) {
      self.bytes = bytes
      self.tag = tag
    }
  }

  /// Encrypts a text.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - nonce: 12 bytes, never twice with a key.
  ///   - bound: bytes that are not encrypted but vouched for as well.
  package static func seal(
    _ text: [UInt8], key: [UInt8], nonce: [UInt8], bound: [UInt8] = []
  ) -> Sealed {
    precondition(key.count == 32 && nonce.count == 12, "AES-256-GCM has keys of 32 bytes")
    let context = unsafe EVP_CIPHER_CTX_new()
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var bytes = [UInt8](repeating: 0, count: text.count + 16)
    var tag = [UInt8](repeating: 0, count: 16)
    var count: Int32 = 0
    var last: Int32 = 0
    let done =
      unsafe EVP_EncryptInit_ex(context, Cipher.aes256GCM, nil, key, nonce) == 1
      && EVP_EncryptUpdate(context, nil, &count, bound, Int32(bound.count)) == 1
      && EVP_EncryptUpdate(context, &bytes, &count, text, Int32(text.count)) == 1
      && EVP_EncryptFinal_ex(context, &tag, &last) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &tag) == 1
    precondition(done, "OpenSSL could not encrypt")
    return Sealed(bytes: Array(bytes.prefix(Int(count))), tag: tag)
  }

  /// The text that was sealed; nil for another key or where any byte was changed.
  package static func open(
    _ sealed: Sealed, key: [UInt8], nonce: [UInt8], bound: [UInt8] = []
  ) -> [UInt8]? {
    guard key.count == 32, nonce.count == 12, sealed.tag.count == 16 else { return nil }
    let context = unsafe EVP_CIPHER_CTX_new()
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var text = [UInt8](repeating: 0, count: sealed.bytes.count + 16)
    var rest = [UInt8](repeating: 0, count: 16)
    var tag = sealed.tag
    var count: Int32 = 0
    var last: Int32 = 0
    let done =
      unsafe EVP_DecryptInit_ex(context, Cipher.aes256GCM, nil, key, nonce) == 1
      && EVP_DecryptUpdate(context, nil, &count, bound, Int32(bound.count)) == 1
      && EVP_DecryptUpdate(context, &text, &count, sealed.bytes, Int32(sealed.bytes.count)) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, &tag) == 1
      && EVP_DecryptFinal_ex(context, &rest, &last) == 1
    guard done else {
      ERR_clear_error()
      return nil
    }
    return Array(text.prefix(Int(count)))
  }
}

/// Fetched once, never freed and never changed.
private enum Cipher {
  // Safe: written once by Swift's lazy initialiser, and OpenSSL only reads it.
  nonisolated(unsafe) static let aes256GCM = unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
}
