import Templating

/// The factors that a person chooses from: among those that are set up, or what to set up.
struct ChoiceList {
  let pool: Pool
  let texts: TextCatalog
  let facts: StateFacts
  let isSetup: Bool

  var records: [Record] {
    let methods = pool.mfa.methods.prefix(facts.choices ?? .max)
    return methods.enumerated().map { index, method in
      Record(
        PageModel.choice,
        [
          ("value", .text(Self.challenges[method] ?? "")), ("email", .flag(method == .email)),
          ("sms", .flag(method == .sms)), ("totp", .flag(method == .totp)),
          ("passkey", .flag(false)), ("password", .flag(false)),
          ("label", .text(texts.text("choice.\(method.rawValue).label") ?? "")),
          ("hint", .text(hint(method))), ("busy", .flag(facts.busy == index)),
        ])
    }
  }

  private func hint(_ method: Pool.MFAMethod) -> String {
    // Where a code would go is known only once somebody has begun to sign in.
    let isKnown = facts.hasArrived && !isSetup
    guard method != .totp, isKnown else {
      let key = method == .totp && !isSetup ? "hint" : "setup"
      return texts.text("choice.\(method.rawValue).\(key)") ?? ""
    }
    let destination = Fixture.destination(
      method == .email ? .email : .sms, isLong: facts.isLong)
    return texts.text(
      "choice.\(method.rawValue).hint", ["destination": .text(destination)]) ?? ""
  }

  /// What the answer to the challenge names the factor.
  private static let challenges: [Pool.MFAMethod: String] = [
    .email: "EMAIL_OTP", .sms: "SMS_MFA", .totp: "SOFTWARE_TOKEN_MFA",
  ]
}
