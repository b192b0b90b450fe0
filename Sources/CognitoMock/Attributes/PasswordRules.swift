import Syntax

/// A pool's password policy.
package struct PasswordRules: Sendable {
  /// 6…99 characters.
  package let minimumLength: Int
  package let requiresLowercase: Bool
  package let requiresUppercase: Bool
  package let requiresNumbers: Bool
  package let requiresSymbols: Bool
  /// How many former passwords may not come again: 0…24.
  package let historySize: Int
  /// Seconds that a temporary password is good for.
  package let temporaryValidity: Double

  package init(of pool: UserPool) {
    let policy = pool.passwordPolicy
    minimumLength = policy.whole("MinimumLength") ?? 8
    requiresLowercase = policy.flag("RequireLowercase") ?? false
    requiresUppercase = policy.flag("RequireUppercase") ?? false
    requiresNumbers = policy.flag("RequireNumbers") ?? false
    requiresSymbols = policy.flag("RequireSymbols") ?? false
    historySize = policy.whole("PasswordHistorySize") ?? 0
    let days = policy.whole("TemporaryPasswordValidityDays") ?? 0
    temporaryValidity = Double(days == 0 ? 7 : days) * 86_400
  }

  /// Symbols that count; a space counts as one between other characters.
  package static let symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"

  /// The first rule that a password breaks, in the service's words; nil for a good one.
  package func refusal(of password: String) -> CognitoError? {
    let scalars = Array(password.unicodeScalars)
    if scalars.count < minimumLength { return Self.fault("Password not long enough") }
    if requiresLowercase, !scalars.contains(where: { ("a"..."z").contains($0) }) {
      return Self.fault("Password must have lowercase characters")
    }
    if requiresUppercase, !scalars.contains(where: { ("A"..."Z").contains($0) }) {
      return Self.fault("Password must have uppercase characters")
    }
    if requiresNumbers, !scalars.contains(where: { ("0"..."9").contains($0) }) {
      return Self.fault("Password must have numeric characters")
    }
    if requiresSymbols, !hasSymbol(scalars) {
      return Self.fault("Password must have symbol characters")
    }
    // Where the API itself has not refused it: a new password in the place of a temporary one.
    if scalars.first == " " || scalars.last == " " {
      return Self.fault("Password must not start or end with a space")
    }
    return nil
  }

  private func hasSymbol(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.contains { Self.symbols.unicodeScalars.contains($0) }
      || scalars.dropFirst().dropLast().contains(" ")
  }

  private static func fault(_ text: String) -> CognitoError {
    CognitoError(
      "InvalidPasswordException", "Password did not conform with policy: \(text)")
  }

  /// A temporary password that keeps the rules.
  package func temporaryPassword(from random: inout RandomSource) -> String {
    // A letter of each kind first, then the rest; no letters that look alike or that HTML escapes.
    let kinds = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!@#$%*-_=+"]
    var password = ""
    for kind in kinds { password += random.text(1, of: kind) }
    return password + random.text(max(8, minimumLength) - kinds.count, of: kinds.joined())
  }
}
