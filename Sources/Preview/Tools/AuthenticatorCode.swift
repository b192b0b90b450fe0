import Bindings
import CognitoMock
import Syntax

/// The code that a user's authenticator app would show now.
struct AuthenticatorCode {
  static let path = "/_lintel/users/authenticator.json"

  let secret: String
  let shown: User.Authenticator.ShownCode
  /// Seconds until another one is shown, at least one.
  let seconds: Int
  /// Where the code of the moment can be asked for.
  let address: String

  /// Nil for whoever has no authenticator that was proven.
  init?(_ user: User, now: Double) {
    guard let authenticator = user.authenticator, authenticator.isVerified else { return nil }
    secret = authenticator.secret
    shown = authenticator.shownCode(at: now)
    seconds = max(1, Int((shown.until - now).rounded(.up)))
    address =
      "\(Self.path)?pool=\(PercentCoding.encode(user.userPoolId))"
      + "&user=\(PercentCoding.encode(user.username))"
  }

  /// Shape: `{"code": "123456", "seconds": 17}`; `code` is null while the newest has been used.
  var tree: JSONTree {
    ["code": shown.code.map { .string($0) } ?? .null, "seconds": .int(seconds)]
  }
}
