import Syntax

/// Sets the second factors as a whole, and the passkeys' settings where they are given.
struct SetUserPoolMfaConfig: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(input.required("UserPoolId"))
    let mode = input.text("MfaConfiguration")
    let setsFactor =
      input.object("SmsMfaConfiguration") != nil || input.object("EmailMfaConfiguration") != nil
      || input.object("SoftwareTokenMfaConfiguration")?.flag("Enabled") == true
    if mode == "OFF", setsFactor {
      throw .refused(
        .invalidParameter(
          "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."))
    }
    if let mode, mode != "OFF", !setsFactor, !pool.hasSecondFactor {
      throw .refused(
        .invalidParameter(
          "Invalid MFA configuration given, can't disable all MFAs with a required or optional "
            + "configuration."))
    }
    if setsFactor || mode == "OFF" {
      for name in [
        "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration",
      ] {
        pool.mfaSettings.set(name, input.tree[name])
      }
    }
    if let webAuthn = input.tree["WebAuthnConfiguration"] {
      pool.mfaSettings.set("WebAuthnConfiguration", webAuthn)
    }
    if let mode { pool.settings.set("MfaConfiguration", .string(mode)) }
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
