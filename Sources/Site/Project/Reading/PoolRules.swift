import Diagnostics
import Syntax

/// What must hold between the facts of a pool, because Cognito refuses the rest.
struct PoolRules {
  let pool: Pool
  let value: JSONValue

  var findings: [Diagnostic] { tier + mfa + recovery + sending }

  private func error(
    _ code: String, _ message: String, _ path: String..., hint: String? = nil,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    var place = value
    for name in path { place = place.member(name) ?? place }
    return Diagnostic(severity, code, message, at: place.location, hint: hint)
  }

  private var tier: [Diagnostic] {
    guard pool.tier == .lite else { return [] }
    var findings: [Diagnostic] = []
    if let method = pool.methods.first(where: { $0 != .password }) {
      findings.append(
        error(
          "pool.tier", "the tier 'lite' has no sign-in by '\(method.rawValue)'", "methods",
          hint: "\"tier\": \"essentials\", or \"methods\": [\"password\"]"))
    }
    if pool.mfa.methods.contains(.email) {
      findings.append(
        error(
          "pool.tier", "the tier 'lite' has no MFA by e-mail", "mfa", "methods",
          hint: "\"tier\": \"essentials\", or leave 'email' out"))
    }
    return findings
  }

  private var mfa: [Diagnostic] {
    guard pool.mfa.required else { return [] }
    var findings: [Diagnostic] = []
    if pool.mfa.methods.isEmpty {
      findings.append(
        error(
          "pool.mfa", "MFA is required, but has no method", "mfa",
          hint: "\"methods\": [\"totp\"]"))
    }
    if let code = pool.methods.first(where: { $0 == .emailCode || $0 == .smsCode }) {
      findings.append(
        error(
          "pool.mfa", "a pool that requires MFA has no sign-in by '\(code.rawValue)'", "methods",
          hint: "leave it out, or make MFA optional"))
    }
    return findings
  }

  private var recovery: [Diagnostic] {
    guard pool.recovery.contains(.admin), pool.recovery.count > 1 else { return closedRecovery }
    return [
      error(
        "pool.recovery", "'admin' stands alone: nobody else can then reset a password", "recovery",
        hint: "leave out 'admin', or all others")
    ]
  }

  /// Cognito never sends a code for a new password by the channel of the person's MFA: where MFA is
  /// required and has that channel only, nobody gets one.
  private var closedRecovery: [Diagnostic] {
    guard pool.mfa.required, let method = pool.mfa.methods.first, pool.mfa.methods.count == 1
    else { return [] }
    let isClosed =
      switch method {
      case .sms: pool.recovery == [.phone]
      case .email: pool.recovery == [.email]
      case .totp: false
      }
    guard isClosed else { return [] }
    return [
      error(
        "pool.recovery",
        "nobody can reset a password: Cognito sends no code for it by the channel of MFA",
        "recovery", hint: "another channel in 'recovery', or 'totp' in the methods of 'mfa'",
        severity: .warning)
    ]
  }

  private var sending: [Diagnostic] {
    guard pool.sender == .cognito, pool.mfa.methods.contains(.email) else { return [] }
    return [
      error(
        "pool.sender", "MFA by e-mail needs a sender of your own in Amazon SES", "mfa", "methods",
        hint: "\"sender\": \"ses\"", severity: .warning)
    ]
  }
}
