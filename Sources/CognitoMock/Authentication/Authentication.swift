/// The sign-in engine: one flow of challenges for the API, for administrators and for the hosted
/// pages.
///
/// ``initiate(_:_:session:on:)`` begins and ``respond(to:with:session:on:)`` goes on; both end in the
/// one dispatcher, which alone decides what comes next. Errors: the service's own, as
/// ``Interruption/refused(_:)``; a failed attempt stays counted.
///
/// Order of checks: flow, required parameters, secret hash, user, disabled, lock, pre-authentication
/// trigger, password or code, status, further triggers.
package struct Authentication: Sendable {
  /// Who asks.
  package enum Channel: Hashable, Sendable {
    /// InitiateAuth and RespondToAuthChallenge.
    case api
    /// AdminInitiateAuth and AdminRespondToAuthChallenge: existence is not hidden.
    case admin
    /// The hosted pages: every flow is open to them, they know no secret hash, and they need not
    /// repeat the username.
    case hosted
  }

  package let pool: UserPool
  package let client: UserPoolClient
  package let channel: Channel
  /// `ClientMetadata` of this request.
  package let clientMetadata: [(String, String)]

  package init(
    pool: UserPool, client: UserPoolClient, channel: Channel,
    clientMetadata: [(String, String)] = []
  ) {
    self.pool = pool
    self.client = client
    self.channel = channel
    self.clientMetadata = clientMetadata
  }

  /// Begins a sign-in. The refresh flows are not sign-ins: see `Work.refreshedTokens`.
  ///
  /// - Parameters:
  ///   - parameters: `AuthParameters`, such as `USERNAME` and `PASSWORD`.
  ///   - session: of a sign-up that was just confirmed, for `USER_AUTH`.
  package func initiate(
    _ flow: AuthFlow, _ parameters: [String: String], session: String? = nil,
    on work: inout Work
  ) throws(Interruption) -> SignInStep {
    try check(flow)
    if flow == .userAuth, let session {
      return try dispatch(signInAfterSignUp(session, on: &work), on: &work)
    }
    let answers = Answers(parameters)
    let typed = try answers.required("USERNAME")
    for name in Self.required(flow, answers) { _ = try answers.required(name) }
    try check(answers, for: work.findUser(typed, in: pool), typed: typed)
    var signIn = try find(typed, flow: flow, password: answers["PASSWORD"], on: &work)
    signIn.facts.deviceKey = answers["DEVICE_KEY"]
    try consultBeforeAuthentication(signIn, on: &work)
    switch flow {
    case .userPasswordAuth, .adminUserPasswordAuth, .adminNoSRPAuth:
      try checkPassword(answers.required("PASSWORD"), &signIn, on: &work)
    case .userSRPAuth: try beginSRP(answers.required("SRP_A"), &signIn, on: &work)
    case .userAuth: try begin(preferred: answers, &signIn, on: &work)
    case .customAuth: try beginCustom(answers, &signIn, on: &work)
    case .refreshToken, .refreshTokenAuth:
      throw .refused(.invalidParameter("Initiate Auth method not supported"))
    }
    return try dispatch(signIn, on: &work)
  }

  /// Goes on with the answer to a challenge.
  ///
  /// - Parameters:
  ///   - responses: `ChallengeResponses`, such as `SMS_MFA_CODE`.
  ///   - session: of the challenge; `PASSWORD_VERIFIER` and the device challenges do without.
  package func respond(
    to challenge: ChallengeName, with responses: [String: String], session: String?,
    on work: inout Work
  ) throws(Interruption) -> SignInStep {
    let answers = Answers(responses)
    let typed = channel == .hosted ? answers["USERNAME"] : try answers.required("USERNAME")
    if let typed {
      try check(answers, for: work.findUser(typed, in: pool), typed: typed, session, work)
    }
    let id = try sessionId(for: challenge, answers, session, on: work)
    let names = Self.challenges(answeredAs: challenge).map(\.rawValue)
    let (row, user) = try self.session(id, for: names, typed: typed, on: work)
    var signIn = try signIn(of: row, user)
    if let key = answers["DEVICE_KEY"] { signIn.facts.deviceKey = key }
    signIn = try answer(challenge, answers, signIn, on: &work)
    use(row, on: &work)
    return try dispatch(signIn, on: &work)
  }

  private static func required(_ flow: AuthFlow, _ answers: Answers) -> [String] {
    switch flow {
    case .userPasswordAuth, .adminUserPasswordAuth, .adminNoSRPAuth: ["PASSWORD"]
    case .userSRPAuth: ["SRP_A"]
    case .customAuth: answers["CHALLENGE_NAME"] == "SRP_A" ? ["SRP_A"] : []
    default: []
    }
  }

  /// Challenges that may be answered under a name: who may choose can answer at once.
  private static func challenges(answeredAs name: ChallengeName) -> [ChallengeName] {
    switch name {
    case .password, .passwordSRP, .webAuthn: [name, .selectChallenge]
    default: [name]
    }
  }

  /// One step's work. What it comes to is the dispatcher's to say.
  private func answer(
    _ challenge: ChallengeName, _ answers: Answers, _ signIn: SignIn, on work: inout Work
  ) throws(Interruption) -> SignIn {
    var signIn = signIn
    switch challenge {
    case .passwordVerifier: try answerVerifier(answers, &signIn, on: &work)
    case .selectChallenge: try answerChoice(answers, &signIn, on: &work)
    case .password: try checkPassword(answers.required("PASSWORD"), &signIn, on: &work)
    case .passwordSRP: try beginSRP(answers.required("SRP_A"), &signIn, on: &work)
    case .emailOTP, .smsOTP, .smsMFA: try answerCode(challenge, answers, &signIn, on: &work)
    case .softwareTokenMFA: try answerAuthenticator(answers, &signIn, on: &work)
    case .selectMFAType: try answerFactorChoice(answers, &signIn)
    case .mfaSetup: try answerSetup(answers, &signIn, on: &work)
    case .newPasswordRequired: try answerNewPassword(answers, &signIn, on: &work)
    case .webAuthn: try answerPasskey(answers, &signIn, on: &work)
    case .deviceSRPAuth: try answerDevice(answers, &signIn, on: &work)
    case .devicePasswordVerifier: try answerDeviceVerifier(answers, &signIn, on: &work)
    case .customChallenge: try answerCustom(answers, &signIn, on: &work)
    case .adminNoSRPAuth: throw .refused(.invalidParameter("Invalid challenge name"))
    }
    return signIn
  }
}

/// The texts of `AuthParameters` or `ChallengeResponses`; an empty one is as good as none.
struct Answers {
  let texts: [String: String]

  init(_ texts: [String: String]) { self.texts = texts }

  subscript(name: String) -> String? {
    guard let text = texts[name], !text.isEmpty else { return nil }
    return text
  }

  func required(_ name: String) throws(Interruption) -> String {
    guard let text = self[name] else { throw .refused(.missingParameter(name)) }
    return text
  }
}
