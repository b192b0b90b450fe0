import Bindings
import Syntax

/// An id that tells of itself whether its user has signed out everywhere since it was given out.
///
/// `origin_jti` and `event_id` look like UUIDs: ten bytes by chance, then six of a code over them, the
/// user and how often the user has signed out everywhere. So the mock keeps no row a sign-in, and
/// still knows the tokens of before a global sign-out; only revoked sign-ins have a row.
enum SignInMark {
  static func make(_ user: User, secret: [UInt8], random: inout RandomSource) -> String {
    let chance = random.bytes(10)
    return text(chance + code(chance, user, secret))
  }

  /// Whether a mark was made for the user since the last global sign-out.
  static func isCurrent(_ mark: String, of user: User, secret: [UInt8]) -> Bool {
    guard let bytes = Hex.decode(mark.filter { $0 != "-" }), bytes.count == 16 else {
      return false
    }
    let chance = Array(bytes.prefix(10))
    return constantTimeEqual(Array(bytes.suffix(6)), code(chance, user, secret))
  }

  /// The mark of a token: `origin_jti`. Clients that do not revoke have none, but every event has an id.
  static func of(_ claims: JSONValue) -> String {
    claims.text("origin_jti") ?? claims.text("event_id") ?? ""
  }

  private static func code(_ chance: [UInt8], _ user: User, _ secret: [UInt8]) -> [UInt8] {
    let message = chance + Array("\(user.userPoolId) \(user.sub) \(user.signOuts)".utf8)
    return Array(HMAC.sha256(key: secret, message: message).prefix(6))
  }

  private static func text(_ bytes: [UInt8]) -> String {
    var text = Hex.encode(bytes)
    for place in [20, 16, 12, 8] {
      text.insert("-", at: text.utf8.index(text.startIndex, offsetBy: place))
    }
    return text
  }
}

extension Work {
  /// Whether tokens with a mark still count: the user has not signed out everywhere since, and the
  /// sign-in was not revoked.
  func isGood(mark: String, of user: User) -> Bool {
    SignInMark.isCurrent(mark, of: user, secret: state.settings.secret)
      && state.revokedSignIns[mark] == nil
  }
}

extension MockSettings {
  /// 32 bytes that only the mock knows.
  var secret: [UInt8] { tokenKeys?.secret ?? [UInt8](repeating: 0x4c, count: 32) }
}
