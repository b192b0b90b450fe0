import Syntax

extension Authentication {
  /// Second factors in the order that clients see them.
  private static let factors: [ChallengeName] = [.smsMFA, .softwareTokenMFA, .emailOTP]

  /// The second factors that a user has switched on and can use.
  func usableFactors(of user: User) -> [ChallengeName] {
    guard pool.mfaConfiguration != "OFF" else { return [] }
    return Self.factors.filter { factor in
      guard user.mfa.enabled.contains(factor.rawValue) else { return false }
      return switch factor {
      case .smsMFA: user["phone_number"] != nil
      case .emailOTP: user["email"] != nil
      default: user.authenticator?.isVerified == true
      }
    }
  }

  /// The challenge of the second factor; nil where none is wanted any more.
  func secondFactor(
    of user: User, _ signIn: SignIn
  ) throws(Interruption) -> ChallengeName? {
    // A one-time password, a passkey, the code of a sign-up and a custom challenge stand alone.
    guard signIn.facts.factor == .password, !signIn.facts.hasSecondFactor,
      pool.mfaConfiguration != "OFF"
    else { return nil }
    let usable = usableFactors(of: user)
    if let preferred = user.mfa.preferred.flatMap(ChallengeName.init(rawValue:)),
      usable.contains(preferred)
    {
      return preferred
    }
    if usable.count > 1 { return .selectMFAType }
    if let only = usable.first { return only }
    guard pool.mfaConfiguration == "ON" else { return nil }
    if let factor = factorByAttribute(of: user) { return factor }
    guard !pool.enabledFactors.isEmpty else {
      throw .refused(
        CognitoError(
          "InvalidUserPoolConfigurationException",
          "User pool requires MFA, but no MFA method is enabled."))
    }
    return .mfaSetup
  }

  /// A factor that needs no set-up, since the user has the address; not the address that a lost
  /// password is made good by.
  private func factorByAttribute(of user: User) -> ChallengeName? {
    let main = pool.recoveryMedia?.first
    let enabled = pool.enabledFactors
    if enabled.contains(.smsMFA), user["phone_number"] != nil, main != .sms { return .smsMFA }
    if enabled.contains(.emailOTP), user["email"] != nil, main != .email { return .emailOTP }
    return nil
  }

  /// - Parameter name: `MFAS_CAN_CHOOSE`, or `MFAS_CAN_SETUP`.
  func factorParameters(_ name: String, _ signIn: SignIn) -> [(String, String)] {
    let factors = signIn.user.map { usableFactors(of: $0) } ?? []
    return [(name, Self.list(factors)), ("USER_ID_FOR_SRP", signIn.username)]
  }

  func setupParameters(_ signIn: SignIn) throws(Interruption) -> [(String, String)] {
    [
      ("MFAS_CAN_SETUP", Self.list(pool.enabledFactors)), ("USER_ID_FOR_SRP", signIn.username),
    ]
  }

  /// `["SMS_MFA","SOFTWARE_TOKEN_MFA"]`: lists among the parameters are JSON text.
  private static func list(_ names: [ChallengeName]) -> String {
    JSONTree.array(names.map { .string($0.rawValue) }).compact()
  }

  func answerFactorChoice(_ answers: Answers, _ signIn: inout SignIn) throws(Interruption) {
    var answer = try answers.required("ANSWER")
    // The API's reference has this name too.
    if answer == "EMAIL_MFA" { answer = ChallengeName.emailOTP.rawValue }
    guard let user = signIn.user, let factor = ChallengeName(rawValue: answer),
      usableFactors(of: user).contains(factor)
    else {
      throw .refused(
        CognitoError("MFAMethodNotFoundException", "User does not have the MFA method set up."))
    }
    signIn.wish = factor
  }

  /// Ends a set-up: an authenticator app that VerifySoftwareToken has accepted, or an address that a
  /// code goes to.
  func answerSetup(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    guard let user = signIn.user else { throw .refused(.incorrectUsernameOrPassword) }
    let enabled = pool.enabledFactors
    if let email = answers["EMAIL"] ?? answers["email"], enabled.contains(.emailOTP) {
      guard ContactFormat.isEmail(email) else {
        throw .refused(.invalidParameter("Invalid email address format."))
      }
      signIn.facts.address = email
      signIn.wish = .emailOTP
    } else if let number = answers["PHONE_NUMBER"] ?? answers["phone_number"],
      enabled.contains(.smsMFA)
    {
      guard ContactFormat.isPhoneNumber(number) else {
        throw .refused(.invalidParameter("Invalid phone number format."))
      }
      signIn.facts.address = number
      signIn.wish = .smsMFA
    } else {
      guard signIn.facts.isAuthenticatorVerified else {
        throw .refused(.invalidParameter("User has not verified software token mfa"))
      }
      work.state.users.update(user.key) { $0.enable("SOFTWARE_TOKEN_MFA") }
      signIn.facts.hasSecondFactor = true
    }
  }
}

extension UserPool {
  /// The second factors that the pool offers, in the order that clients see them.
  package var enabledFactors: [ChallengeName] {
    var factors: [ChallengeName] = []
    let hasSMS = mfaSettings["SmsMfaConfiguration"] ?? settings["SmsConfiguration"]
    if !(hasSMS?.members.isEmpty ?? true) { factors.append(.smsMFA) }
    if mfaSettings["SoftwareTokenMfaConfiguration"]?.flag("Enabled") == true {
      factors.append(.softwareTokenMFA)
    }
    if mfaSettings["EmailMfaConfiguration"] != nil { factors.append(.emailOTP) }
    return factors
  }
}
