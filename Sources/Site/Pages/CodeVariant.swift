/// What a code on the `code` page is for, and how it got there.
package enum CodeVariant: String, Hashable, Sendable, CaseIterable {
  case firstFactorEmail = "first-factor-email"
  case firstFactorSMS = "first-factor-sms"
  case mfaEmail = "mfa-email"
  case mfaSMS = "mfa-sms"
  case mfaApp = "mfa-app"
  case confirmEmail = "confirm-email"
  case confirmSMS = "confirm-sms"
  case verifyEmail = "verify-email"
  case verifySMS = "verify-sms"

  /// How a code gets to a person.
  package enum Medium: Hashable, Sendable { case email, sms, app }

  /// What a person proves by it.
  package enum Purpose: Hashable, Sendable { case firstFactor, mfa, confirm, verify }

  package var medium: Medium {
    switch self {
    case .firstFactorEmail, .mfaEmail, .confirmEmail, .verifyEmail: .email
    case .firstFactorSMS, .mfaSMS, .confirmSMS, .verifySMS: .sms
    case .mfaApp: .app
    }
  }

  package var purpose: Purpose {
    switch self {
    case .firstFactorEmail, .firstFactorSMS: .firstFactor
    case .mfaEmail, .mfaSMS, .mfaApp: .mfa
    case .confirmEmail, .confirmSMS: .confirm
    case .verifyEmail, .verifySMS: .verify
    }
  }

  /// Digits. Source: Cognito sends 8 for a first factor, 6 for everything else.
  package var length: Int { purpose == .firstFactor ? 8 : 6 }
}
