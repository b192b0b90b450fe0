import Syntax

/// Sets the second factors as a whole: without a mode it is off, and what is left out is gone.
///
/// Whether a factor is there counts, not whether it is enabled. Passkeys are no second factor: they go
/// with every mode, and their settings stay where none are given.
struct SetUserPoolMfaConfig: APIOperation {
  private static let factors = [
    "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration",
  ]
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(input.required("UserPoolId"))
    let mode = input.text("MfaConfiguration") ?? "OFF"
    let hasFactor = Self.factors.contains { input.tree[$0] != nil }
    if mode == "OFF", hasFactor {
      throw .refused(
        .invalidParameter(
          "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."))
    }
    if mode != "OFF", !hasFactor {
      throw .refused(
        .invalidParameter(
          "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be "
            + "enabled."))
    }
    for name in Self.factors { pool.mfaSettings.set(name, input.tree[name]) }
    if let webAuthn = input.tree["WebAuthnConfiguration"] {
      pool.mfaSettings.set("WebAuthnConfiguration", webAuthn)
    }
    pool.settings.set("MfaConfiguration", .string(mode))
    if let sms = input.object("SmsMfaConfiguration") {
      for name in ["SmsConfiguration", "SmsAuthenticationMessage"] where sms.tree[name] != nil {
        pool.settings.set(name, sms.tree[name])
      }
    }
    pool.modified = work.time
    work.state.pools.put(pool)
    return .json(pool.describedMFA)
  }
}
