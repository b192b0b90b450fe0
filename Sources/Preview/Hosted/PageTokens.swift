import Bindings

/// What a page's form carries so that no other site can post it: a value that only this server makes,
/// once in the form and once in a cookie. Nothing is remembered of it.
///
/// Shape: the second it was made in (8 bytes), 8 bytes of chance, and 16 of their HMAC, in base64url:
/// 43 letters.
struct PageTokens: Sendable {
  private let key = randomBytes(32)

  /// - Parameter time: seconds since 1970.
  func make(at time: Double) -> String {
    let second = UInt64(max(0, time))
    let body = (0..<8).map { UInt8(truncatingIfNeeded: second >> (56 - 8 * UInt64($0))) }
    let head = body + randomBytes(8)
    return Base64URL.encode(head + seal(head))
  }

  /// When the page was made that a form was sent from, if it is one of this server's and was shown to
  /// this browser; else nil.
  func time(_ token: String?, cookie: String?) -> Double? {
    guard let token, let cookie, token == cookie, let bytes = Base64URL.decode(token),
      bytes.count == 32, constantTimeEqual(seal(Array(bytes[..<16])), Array(bytes[16...]))
    else { return nil }
    return Double(bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private func seal(_ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC.sha256(key: key, message: bytes).prefix(16))
  }
}
