import Bindings

/// `SECRET_BLOCK` of an SRP exchange: the session's bytes and a code over them, in Base64.
///
/// Some clients send no `Session` with the answer; the block tells which exchange it belongs to.
enum SecretBlock {
  static func text(for session: String, on work: Work) -> String {
    let bytes = Base64URL.decode(session) ?? []
    return Base64.encode(bytes + code(bytes, on: work))
  }

  /// The session that a block was made for; nil for one that the mock has not made.
  static func session(of block: String, on work: Work) -> String? {
    guard let bytes = Base64.decode(block), bytes.count > 64 else { return nil }
    let session = Array(bytes.dropLast(64))
    guard constantTimeEqual(code(session, on: work), Array(bytes.suffix(64))) else { return nil }
    return Base64URL.encode(session)
  }

  private static func code(_ session: [UInt8], on work: Work) -> [UInt8] {
    HMAC.code(.sha512, key: work.state.settings.secret, message: session)
  }
}
