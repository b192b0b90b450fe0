extension Authentication {
  /// What a user may sign in with.
  ///
  /// Who has a second factor, or needs one, cannot begin with a one-time password; a passkey is good
  /// enough only where the pool counts it as both.
  func choices(of signIn: SignIn) -> [ChallengeName] {
    guard let user = signIn.user else { return simulatedChoices(of: signIn) }
    var choices: [ChallengeName] = []
    if user.password != nil { choices = [.passwordSRP, .password] }
    if user.status == .forceChangePassword || user.status == .resetRequired { return choices }
    let factors = pool.firstFactors
    let hasSecond = !usableFactors(of: user).isEmpty
    let needsTwo = pool.mfaConfiguration == "ON" || hasSecond
    // Whoever has another second factor says so with `WebAuthnMfaSettings`.
    let isBoth =
      pool.passkeysAreTwoFactors
      && (!hasSecond || user.mfa.enabled.contains(MFAFactor.passkey.rawValue))
    if !needsTwo || isBoth {
      if factors.contains("WEB_AUTHN"), !user.passkeys.isEmpty { choices.append(.webAuthn) }
    }
    guard !needsTwo else { return choices }
    if factors.contains("EMAIL_OTP"), user["email"] != nil { choices.append(.emailOTP) }
    if factors.contains("SMS_OTP"), user["phone_number"] != nil { choices.append(.smsOTP) }
    return choices
  }

  private func simulatedChoices(of signIn: SignIn) -> [ChallengeName] {
    if pool.firstFactors.contains("EMAIL_OTP"), pool.mfaConfiguration != "ON" {
      return [.passwordSRP, .password, .emailOTP]
    }
    return [.passwordSRP, .password]
  }

  /// Begins with what the client would like, if the user may use it, else with the choice.
  func begin(
    preferred answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let available = choices(of: signIn)
    if available.isEmpty {
      try refuseWithoutChoice(signIn)
    }
    guard let wish = answers["PREFERRED_CHALLENGE"].flatMap(ChallengeName.init(rawValue:)),
      available.contains(wish)
    else {
      signIn.wish = .selectChallenge
      return
    }
    try choose(wish, answers, &signIn, on: &work)
  }

  func answerChoice(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    guard let choice = ChallengeName(rawValue: try answers.required("ANSWER")),
      choices(of: signIn).contains(choice)
    else { throw .refused(.invalidParameter("Invalid ANSWER for SELECT_CHALLENGE")) }
    try choose(choice, answers, &signIn, on: &work)
  }

  private func choose(
    _ choice: ChallengeName, _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    switch choice {
    case .password:
      if let password = answers["PASSWORD"] {
        return try checkPassword(password, &signIn, on: &work)
      }
    case .passwordSRP:
      if let bigA = answers["SRP_A"] { return try beginSRP(bigA, &signIn, on: &work) }
    default: break
    }
    signIn.wish = choice
  }

  private func refuseWithoutChoice(_ signIn: SignIn) throws(Interruption) {
    if let user = signIn.user {
      try checkReset(of: user)
      if user.status == .unconfirmed { throw .refused(.userNotConfirmed) }
    }
    throw .refused(.incorrectUsernameOrPassword)
  }
}

extension Authentication {
  /// A sign-in that the code of the sign-up stands for, if a one-time password of that medium would
  /// do; else the person chooses.
  func signInAfterSignUp(
    _ id: String, on work: inout Work
  ) throws(Interruption) -> SignIn {
    let name = AuthSession.confirmedSignUp
    let (row, user) = try session(id, for: [name], typed: nil, on: work)
    var signIn = SignIn(
      user: user, facts: SignInFacts(flow: .userAuth, typed: row.username))
    try checkUser(of: signIn)
    use(row, on: &work)
    let factor = row.facts.text("medium") == "SMS" ? "SMS_OTP" : "EMAIL_OTP"
    if pool.firstFactors.contains(factor), pool.mfaConfiguration != "ON" {
      signIn.facts.factor = .signUp
    } else {
      signIn.wish = .selectChallenge
    }
    return signIn
  }
}

extension UserPool {
  /// A passkey with user verification counts as two factors.
  var passkeysAreTwoFactors: Bool {
    mfaSettings["WebAuthnConfiguration"]?.text("FactorConfiguration")
      == "MULTI_FACTOR_WITH_USER_VERIFICATION"
  }
}
