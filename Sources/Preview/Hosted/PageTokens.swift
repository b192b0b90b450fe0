import Bindings

/// What a page's form carries so that no other site can post it: a value that only this server makes,
/// once in the form and once in a cookie. Nothing is remembered of it.
///
/// Shape: 16 bytes of chance and 16 of their HMAC, in base64url: 43 letters.
struct PageTokens: Sendable {
  private let key = randomBytes(32)

  func make() -> String {
    let chance = randomBytes(16)
    return Base64URL.encode(chance + seal(chance))
  }

  /// Whether a form was sent from a page of this server, by the browser that it was shown to.
  func accept(_ token: String?, cookie: String?) -> Bool {
    guard let token, let cookie, token == cookie, let bytes = Base64URL.decode(token),
      bytes.count == 32
    else { return false }
    return constantTimeEqual(seal(Array(bytes[..<16])), Array(bytes[16...]))
  }

  private func seal(_ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC.sha256(key: key, message: bytes).prefix(16))
  }
}
