import Bindings
import Templating

/// The secret of an authenticator app: as an address for the QR code, as a link, and in groups of four
/// for those who type it.
struct AuthenticatorValues {
  /// Base 32 without padding; empty until it is known.
  let secret: String
  let issuer: String
  let account: String

  /// Source: Google Authenticator, "Key Uri Format"; SHA-1, 6 digits and 30 s go without saying.
  var address: String {
    guard !secret.isEmpty else { return "" }
    let issuer = PercentCoding.encode(issuer)
    return
      "otpauth://totp/\(issuer):\(PercentCoding.encode(account))?secret=\(secret)&issuer=\(issuer)"
  }

  private var groups: String {
    var text = ""
    for (index, letter) in secret.enumerated() {
      if index > 0, index.isMultiple(of: 4) { text.append(" ") }
      text.append(letter)
    }
    return text
  }

  var record: Record {
    let url = (try? SafeURL(address, for: .authenticator)) ?? .none
    return Record(
      PageModel.totp,
      [
        ("ready", .flag(!secret.isEmpty)), ("text", .text(address)), ("raw", .text(secret)),
        ("secret", .text(groups)), ("uri", .url(secret.isEmpty ? .none : url)),
      ])
  }
}
