import Syntax

/// Begins to set up an authenticator app: makes its secret.
struct AssociateSoftwareToken: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let subject = try work.authenticatorSubject(input)
    // 32 bytes make 52 letters.
    let secret = Base32.encode(work.random.bytes(32))
    switch subject {
    case .holder(let user):
      work.state.users.update(user.key) { $0.pendingAuthenticator = secret }
      return .json(["SecretCode": .string(secret)])
    case .session(let engine, let row, var signIn):
      signIn.facts.authenticatorSecret = secret
      signIn.facts.isAuthenticatorVerified = false
      engine.use(row, on: &work)
      let session = engine.open(.mfaSetup, signIn, on: &work)
      return .json(["SecretCode": .string(secret), "Session": .string(session)])
    }
  }
}

/// Whose authenticator app is set up.
enum AuthenticatorSubject {
  /// Somebody who is signed in.
  case holder(User)
  /// Somebody who has to set up a second factor to get in.
  case session(Authentication, AuthSession, SignIn)
}

extension Work {
  /// Whom `AccessToken` or `Session` stands for; one of them is needed, not both.
  func authenticatorSubject(_ input: APIInput) throws(Interruption) -> AuthenticatorSubject {
    switch (input.text("AccessToken"), input.text("Session")) {
    case (let token?, nil):
      let holder = try holder(ofAccessToken: token)
      try check(authenticatorsOf: holder.pool)
      return .holder(holder.user)
    case (nil, let session?):
      guard let row = state.authSessions[session], let pool = state.pools[row.userPoolId],
        let client = state.clients[row.clientId]
      else { throw .refused(.invalidSession) }
      try check(authenticatorsOf: pool)
      let engine = Authentication(pool: pool, client: client, channel: .api)
      let (found, user) = try engine.session(
        session, for: [ChallengeName.mfaSetup.rawValue], typed: nil, on: self)
      return .session(engine, found, try engine.signIn(of: found, user))
    default:
      throw .refused(
        .invalidParameter("Only one of AccessToken and Session must be provided"))
    }
  }

  private func check(authenticatorsOf pool: UserPool) throws(Interruption) {
    guard pool.mfaConfiguration == "OFF" || !pool.enabledFactors.contains(.softwareTokenMFA)
    else { return }
    throw .refused(
      CognitoError(
        "SoftwareTokenMFANotFoundException",
        "Software Token MFA has not been enabled by the userPool"))
  }
}
