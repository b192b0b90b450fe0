internal import COpenSSL

/// A public RSA key that checks signatures, such as an authenticator's for RS256.
package struct RSAPublicKey: Sendable {
  private let handle: KeyHandle

  /// The key of a modulus and an exponent, big-endian bytes each; an error for numbers that
  /// OpenSSL cannot use or a modulus outside 1,024…8,192 bits.
  package init(modulus: [UInt8], exponent: [UInt8]) throws(CryptoError) {
    let action = "make a public RSA key"
    let bits = modulus.drop(while: { $0 == 0 }).count * 8
    guard (1024...8192).contains(bits), (1...8).contains(exponent.count) else {
      throw CryptoError(action)
    }
    let n = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil)
    let e = unsafe BN_bin2bn(exponent, Int32(exponent.count), nil)
    let builder = unsafe OSSL_PARAM_BLD_new()
    // The builder points at the numbers, so they live until the key is made.
    defer {
      unsafe OSSL_PARAM_BLD_free(builder)
      unsafe BN_free(n)
      unsafe BN_free(e)
    }
    guard unsafe lintel_push_rsa(builder, n, e) == 1 else { throw CryptoError(action) }
    let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil)
    defer {
      unsafe OSSL_PARAM_free(parameters)
      unsafe EVP_PKEY_CTX_free(context)
    }
    var key: OpaquePointer? = nil
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &key, lintel_public_key, parameters) == 1,
      let key = unsafe key
    else { throw CryptoError(action) }
    self.handle = unsafe KeyHandle(owning: key)
  }

  /// Whether a signature is the key's for a message.
  package func verifies(
    _ signature: [UInt8], of message: [UInt8], hash: HashFunction = .sha256
  ) -> Bool {
    handle.verifies(signature, of: message, hash: hash)
  }
}
