/// A challenge of a sign-in, or an answer that chooses one.
///
/// Source: Cognito user pools API Reference, `ChallengeNameType`.
package enum ChallengeName: String, Hashable, Sendable, CaseIterable {
  case smsMFA = "SMS_MFA"
  case emailOTP = "EMAIL_OTP"
  case softwareTokenMFA = "SOFTWARE_TOKEN_MFA"
  case selectMFAType = "SELECT_MFA_TYPE"
  case mfaSetup = "MFA_SETUP"
  case passwordVerifier = "PASSWORD_VERIFIER"
  case customChallenge = "CUSTOM_CHALLENGE"
  case selectChallenge = "SELECT_CHALLENGE"
  case deviceSRPAuth = "DEVICE_SRP_AUTH"
  case devicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER"
  case adminNoSRPAuth = "ADMIN_NO_SRP_AUTH"
  case newPasswordRequired = "NEW_PASSWORD_REQUIRED"
  case smsOTP = "SMS_OTP"
  case password = "PASSWORD"
  case webAuthn = "WEB_AUTHN"
  case passwordSRP = "PASSWORD_SRP"
}

/// How a sign-in begins.
///
/// Source: Cognito user pools API Reference, `AuthFlowType`.
package enum AuthFlow: String, Hashable, Sendable, CaseIterable {
  case userSRPAuth = "USER_SRP_AUTH"
  case refreshTokenAuth = "REFRESH_TOKEN_AUTH"
  case refreshToken = "REFRESH_TOKEN"
  case customAuth = "CUSTOM_AUTH"
  case adminNoSRPAuth = "ADMIN_NO_SRP_AUTH"
  case userPasswordAuth = "USER_PASSWORD_AUTH"
  case adminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH"
  case userAuth = "USER_AUTH"
}
