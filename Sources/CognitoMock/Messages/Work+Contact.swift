extension UserPool {
  /// The attribute that a sign-up is confirmed by: of two that the pool verifies, the number.
  ///
  /// - Parameter user: whose attributes count.
  func confirmationMedium(for user: User) -> DeliveryMedium? {
    let media: [DeliveryMedium] = [.sms, .email]
    return media.first {
      autoVerifiedAttributes.contains($0.attribute) && user[$0.attribute] != nil
        && !user.isVerified($0.attribute)
    }
  }

  /// Ways to a user who has lost the password, the likeliest first; nil where only an administrator
  /// may help.
  var recoveryMedia: [DeliveryMedium]? {
    let options = settings["AccountRecoverySetting"]?.items("RecoveryMechanisms") ?? []
    let names = options.sorted { ($0.whole("Priority") ?? 1) < ($1.whole("Priority") ?? 1) }
      .compactMap { $0.text("Name") }
    if names.isEmpty { return [.sms, .email] }
    let media: [DeliveryMedium] = names.compactMap {
      switch $0 {
      case "verified_email": .email
      case "verified_phone_number": .sms
      default: nil
      }
    }
    return media.isEmpty ? nil : media
  }

  /// How a lost password is made good: never through what is the user's second factor.
  func recoveryMedium(for user: User) throws(Interruption) -> DeliveryMedium {
    guard let media = recoveryMedia else {
      throw .refused(.notAuthorized("Contact administrator to reset password."))
    }
    let usable = media.first { user.isVerified($0.attribute) && !user.usesAsFactor($0) }
    guard let usable else {
      throw .refused(
        .invalidParameter(
          "Cannot reset password for the user as there is no registered/verified email or "
            + "phone_number"))
    }
    return usable
  }
}

extension User {
  fileprivate func usesAsFactor(_ medium: DeliveryMedium) -> Bool {
    mfa.enabled.contains(medium == .sms ? "SMS_MFA" : "EMAIL_OTP")
  }
}
