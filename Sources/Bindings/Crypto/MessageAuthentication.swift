internal import COpenSSL

/// Keyed hashes of RFC 2104.
package enum HMAC {
  /// The code of a message: 20 bytes for SHA-1, 32 for SHA-256, 64 for SHA-512.
  package static func code(_ hash: HashFunction, key: [UInt8], message: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    // OpenSSL takes a null key for "the key as before", so an empty key needs an address.
    let key = key.isEmpty ? [0] : key
    let done = unsafe key.withUnsafeBytes { key in
      unsafe message.withUnsafeBytes { message in
        unsafe COpenSSL.HMAC(
          hash.method, key.baseAddress, Int32(key.count),
          message.baseAddress?.assumingMemoryBound(to: UInt8.self), message.count, &output,
          &length)
      }
    }
    precondition(unsafe done != nil, "OpenSSL could not compute an HMAC")
    return Array(output.prefix(Int(length)))
  }

  /// HMAC-SHA256, the one that Cognito uses most.
  package static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    code(.sha256, key: key, message: message)
  }
}

/// Whether two byte strings are equal, in a time that depends on their lengths only.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  var difference: UInt8 = 0
  for index in left.indices { difference |= left[index] ^ right[index] }
  return difference == 0
}
