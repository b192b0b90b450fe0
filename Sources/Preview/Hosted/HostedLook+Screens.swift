import CognitoMock
import Site

extension HostedLook {
  /// The page that is drawn.
  static func page(of screen: HostedView.Screen) -> PageID {
    switch screen {
    case .login: .login
    case .identifier: .identifier
    case .password: .password
    case .chooseMethod: .chooseMethod
    case .passkeyLogin: .passkeyLogin
    case .code: .code
    case .signUp: .signup
    case .messageSent: .messageSent
    case .forgotPassword: .forgotPassword
    case .resetPassword: .resetPassword
    case .newPassword: .newPassword
    case .mfaChoose: .mfaChoose
    case .mfaSetup: .mfaSetup
    case .totpSetup: .totpSetup
    case .contactSetup: .contactSetup
    case .passkeyAdd: .passkeyAdd
    case .verified: .verified
    case .linkFailed: .linkLanding
    case .signedOut: .signedOut
    case .error: .error
    }
  }

  static func variant(of screen: HostedView.Screen) -> CodeVariant? {
    switch screen {
    case .code(.firstFactor(.email)): .firstFactorEmail
    case .code(.firstFactor(.sms)): .firstFactorSMS
    case .code(.mfa(.email)): .mfaEmail
    case .code(.mfa(.sms)): .mfaSMS
    case .code(.app): .mfaApp
    case .code(.signUp(.email)), .messageSent, .verified: .confirmEmail
    case .code(.signUp(.sms)): .confirmSMS
    case .contactSetup(.email): .verifyEmail
    case .contactSetup(.sms): .verifySMS
    default: nil
    }
  }

  static func notice(_ notice: HostedView.Notice) -> StateFacts.Notice {
    switch notice {
    case .somethingWentWrong: StateFacts.Notice(.warning, key: "common.start-again")
    case .codeSent: StateFacts.Notice(.success, key: "common.resend-sent")
    case .passwordChanged: StateFacts.Notice(.success, key: "change-password.done")
    }
  }

  static func choice(_ choice: HostedView.Choice) -> LivePage.Choice? {
    let methods: [String: ChoiceMethod] = [
      "PASSWORD": .password, "WEB_AUTHN": .passkey, "EMAIL_OTP": .email, "SMS_OTP": .sms,
      "SMS_MFA": .sms, "SOFTWARE_TOKEN_MFA": .totp,
    ]
    return methods[choice.value].map {
      LivePage.Choice($0, value: choice.value, destination: choice.destination)
    }
  }
}
