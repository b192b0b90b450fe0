extension Authentication {
  /// Sends a code: six digits for a second factor, eight where it is the only one.
  ///
  /// Nothing is sent for a user that is not there, and nobody can tell.
  func sendCode(
    _ name: ChallengeName, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) -> [(String, String)] {
    let medium: DeliveryMedium = name == .emailOTP ? .email : .sms
    let code = work.code(digits: signIn.facts.factor == nil ? 8 : 6)
    let delivery: Delivery
    if let user = signIn.user {
      delivery = try work.send(
        .authentication, code: code, to: user, by: medium, address: signIn.facts.address,
        pool: pool, client: client, metadata: clientMetadata)
    } else {
      delivery = Delivery(simulatedFor: signIn.facts.typed, in: pool)
    }
    signIn.facts.code = code
    return [
      ("CODE_DELIVERY_DELIVERY_MEDIUM", medium.rawValue),
      ("CODE_DELIVERY_DESTINATION", delivery.destination), ("USER_ID_FOR_SRP", signIn.username),
    ]
  }

  /// Checks a code that was sent.
  func answerCode(
    _ name: ChallengeName, _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let typed: String
    if name == .emailOTP, let code = answers["EMAIL_MFA_CODE"] {
      typed = code
    } else {
      typed = try answers.required("\(name.rawValue)_CODE")
    }
    let isFirst = signIn.facts.factor == nil
    let mismatch = CognitoError(
      "CodeMismatchException",
      name == .smsMFA
        ? "Invalid code received for user" : "Invalid code or auth state for the user.")
    guard let user = signIn.user else { throw .refused(mismatch) }
    // One-time passwords have no lock: a wrong one can be tried again while the session lasts.
    if !isFirst { try work.checkLock(of: user) }
    guard typed == signIn.facts.code else {
      throw isFirst ? .refused(mismatch) : work.fail(user, with: mismatch)
    }
    if !isFirst { work.succeed(user) }
    verify(name, &signIn, of: user, isFirst: isFirst, on: &work)
  }

  /// What a right code proves: the address; a new user's being real; and a factor.
  private func verify(
    _ name: ChallengeName, _ signIn: inout SignIn, of user: User, isFirst: Bool,
    on work: inout Work
  ) {
    let attribute = name == .emailOTP ? "email" : "phone_number"
    guard var user = work.state.users[user.key] else { return }
    if let address = signIn.facts.address {
      user[attribute] = address
      user.enable(name == .emailOTP ? "EMAIL_OTP" : "SMS_MFA")
      signIn.facts.address = nil
    }
    if !user.isVerified(attribute) || isFirst && user.status == .unconfirmed {
      user["\(attribute)_verified"] = "true"
      if isFirst, user.status == .unconfirmed { user.status = .confirmed }
      work.save(user)
    } else if user.mfa != signIn.user?.mfa {
      work.save(user)
    }
    signIn.facts.code = nil
    if isFirst { signIn.facts.factor = .oneTimeCode } else { signIn.facts.hasSecondFactor = true }
  }

  func authenticatorParameters(_ signIn: SignIn) -> [(String, String)] {
    var parameters: [(String, String)] = []
    if let name = signIn.user?.authenticator?.name {
      parameters.append(("FRIENDLY_DEVICE_NAME", name))
    }
    return parameters + [("USER_ID_FOR_SRP", signIn.username)]
  }

  /// Checks a code of an authenticator app; each counts once.
  func answerAuthenticator(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let code = try answers.required("SOFTWARE_TOKEN_MFA_CODE")
    guard let user = signIn.user, let authenticator = user.authenticator,
      authenticator.isVerified
    else {
      throw .refused(
        CognitoError(
          "SoftwareTokenMFANotFoundException", "User has not set up software token mfa"))
    }
    try work.checkLock(of: user)
    guard
      let step = TimeBasedCode.matchingStep(code, secret: authenticator.secret, at: work.time)
    else {
      throw work.fail(
        user, with: CognitoError("CodeMismatchException", "Invalid code received for user"))
    }
    if let last = authenticator.lastStep, step <= last {
      throw .refused(
        CognitoError(
          "ExpiredCodeException", "Your software token has already been used once."))
    }
    work.succeed(user)
    work.state.users.update(user.key) { $0.authenticator?.lastStep = step }
    signIn.facts.hasSecondFactor = true
  }
}

extension User {
  /// Switches a second factor on; the first one is the preferred one.
  mutating func enable(_ factor: String) {
    if !mfa.enabled.contains(factor) { mfa.enabled.append(factor) }
    if mfa.preferred == nil { mfa.preferred = factor }
  }
}
