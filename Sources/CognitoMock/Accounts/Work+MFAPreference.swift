import Syntax

extension Work {
  /// Switches second factors of a user on and off, as `SetUserMFAPreference` says.
  mutating func setMFAPreference(
    _ input: APIInput, of oldUser: User, in pool: UserPool
  ) throws(Interruption) {
    var user = oldUser
    let settings = MFAFactor.allCases.compactMap { factor in
      input.object(factor.member).map { (factor, $0) }
    }
    guard settings.count(where: { $0.1.flag("PreferredMfa") == true }) < 2 else {
      throw .refused(.invalidParameter("Only one MFA method can be preferred."))
    }
    for (factor, setting) in settings {
      let isPreferred = setting.flag("PreferredMfa") ?? false
      guard setting.flag("Enabled") ?? false else {
        guard !isPreferred else {
          throw .refused(.invalidParameter("Preferred MFA method must be enabled."))
        }
        user.mfa.enabled.removeAll { $0 == factor.rawValue }
        if user.mfa.preferred == factor.rawValue { user.mfa.preferred = nil }
        continue
      }
      if factor == .passkey {
        try refusePasskey(settings, of: user, in: pool)
      } else {
        try refuseUnready(factor, of: user)
      }
      user.mfa.enable(factor)
      if isPreferred {
        user.mfa.preferred = factor.rawValue
      } else if user.mfa.preferred == factor.rawValue, setting.flag("PreferredMfa") == false {
        user.mfa.preferred = nil
      }
    }
    save(user)
  }

  /// Switches SMS as the second factor on or off, as the older `SetUserSettings` says.
  mutating func setMFAOptions(_ options: [APIInput], of oldUser: User) throws(Interruption) {
    var user = oldUser
    for option in options
    where option.text("DeliveryMedium") != "SMS" || option.text("AttributeName") != "phone_number" {
      throw .refused(.invalidParameter("Only SMS to phone_number is supported as an MFA option."))
    }
    if options.isEmpty {
      user.mfa.enabled.removeAll { $0 == MFAFactor.sms.rawValue }
      if user.mfa.preferred == MFAFactor.sms.rawValue { user.mfa.preferred = nil }
    } else {
      try refuseUnready(.sms, of: user)
      user.mfa.enable(.sms)
    }
    save(user)
  }

  /// A passkey can stand for both factors of somebody who has another second factor as well.
  private func refusePasskey(
    _ settings: [(MFAFactor, APIInput)], of user: User, in pool: UserPool
  ) throws(Interruption) {
    guard pool.passkeysAreTwoFactors else {
      throw .refused(.invalidParameter("WebAuthn MFA is not enabled for the user pool."))
    }
    guard settings.contains(where: { $0.0 != .passkey && $0.1.flag("Enabled") == true }) else {
      throw .refused(.invalidParameter("WebAuthn MFA requires enabling an additional MFA setting."))
    }
    guard !user.passkeys.isEmpty else {
      throw .refused(
        .invalidParameter(
          "User does not have applicable WebAuthn credentials to enable WebAuthn MFA."))
    }
  }

  private func refuseUnready(_ factor: MFAFactor, of user: User) throws(Interruption) {
    let text: String? =
      switch factor {
      case .sms where user["phone_number"] == nil, .email where user["email"] == nil:
        "User does not have delivery config set to turn on \(factor.rawValue)"
      case .softwareToken where user.authenticator == nil:
        "User has not set up software token mfa"
      case .softwareToken where user.authenticator?.isVerified != true:
        "User has not verified software token mfa"
      default: nil
      }
    if let text { throw .refused(.invalidParameter(text)) }
  }
}

/// A second factor by its name in `UserMFASettingList`, in the order it is listed.
enum MFAFactor: String, Hashable, Sendable, CaseIterable {
  case sms = "SMS_MFA"
  case softwareToken = "SOFTWARE_TOKEN_MFA"
  case email = "EMAIL_OTP"
  /// Never asked for after a password: a passkey that counts as both factors.
  case passkey = "WEB_AUTHN_MFA"

  /// The member of the request that sets it.
  var member: String {
    switch self {
    case .sms: "SMSMfaSettings"
    case .softwareToken: "SoftwareTokenMfaSettings"
    case .email: "EmailMfaSettings"
    case .passkey: "WebAuthnMfaSettings"
    }
  }
}

extension User.MFASettings {
  mutating func enable(_ factor: MFAFactor) {
    let names = enabled + [factor.rawValue]
    enabled = MFAFactor.allCases.map(\.rawValue).filter(names.contains)
  }
}
