import Bindings

extension Authentication {
  /// Bytes of a session's text before they become letters.
  private static let sessionLength = 192

  /// Opens a session that a challenge hands out.
  func open(
    _ challenge: ChallengeName, _ signIn: SignIn, on work: inout Work
  ) -> String {
    let key = User.key(pool.id, signIn.username)
    // The one who signs in again and again leaves no heap of old sessions behind.
    for old in work.state.authSessions.rows(with: key) where old.expires + 3600 < work.time {
      work.state.authSessions.remove(old.key)
    }
    let id = Base64URL.encode(work.random.bytes(Self.sessionLength))
    var session = AuthSession(
      id: id, userPoolId: pool.id, clientId: client.id, username: signIn.username,
      challenge: challenge.rawValue, expires: work.time + sessionLifetime)
    session.facts = signIn.facts.tree
    work.state.authSessions.put(session)
    return id
  }

  /// Seconds. The pages have a time of their own, whatever the client says.
  private var sessionLifetime: Double {
    channel == .hosted ? HostedFlow.limit : Double(client.authSessionValidity) * 60
  }

  /// The session that an answer belongs to and its user, with the service's own refusals.
  ///
  /// - Parameters:
  ///   - names: challenges that may be answered in this way.
  ///   - typed: `USERNAME` of the answer; nil where the hosted pages do not repeat it.
  func session(
    _ id: String?, for names: [String], typed: String?, on work: Work
  ) throws(Interruption) -> (AuthSession, User?) {
    guard let id else {
      throw .refused(.invalidParameter("Missing required parameter Session"))
    }
    guard let session = work.state.authSessions[id], session.clientId == client.id,
      session.userPoolId == pool.id
    else { throw .refused(.invalidSession) }
    let user = work.state.users[User.key(pool.id, session.username)]
    if let typed, typed != session.username, typed != session.facts.text("typed") {
      guard let user, work.findUser(typed, in: pool)?.username == user.username else {
        throw .refused(.invalidSession)
      }
    }
    guard !session.isUsed else { throw .refused(.sessionIsUsed) }
    guard work.time < session.expires else { throw .refused(.sessionIsExpired) }
    guard names.contains(session.challenge) else { throw .refused(.invalidSession) }
    return (session, user)
  }

  /// The sign-in that a session remembers.
  func signIn(of session: AuthSession, _ user: User?) throws(Interruption) -> SignIn {
    guard let facts = SignInFacts(session.facts) else { throw .refused(.invalidSession) }
    let signIn = SignIn(user: user, facts: facts)
    try checkUser(of: signIn)
    return signIn
  }

  /// A session counts once.
  func use(_ session: AuthSession, on work: inout Work) {
    work.state.authSessions.update(session.key) { $0.isUsed = true }
  }
}

extension CognitoError {
  static let invalidSession = notAuthorized("Invalid session for the user.")
  static let sessionIsUsed = notAuthorized(
    "Invalid session for the user, session can only be used once.")
  static let sessionIsExpired = notAuthorized(
    "Invalid session for the user, session is expired.")

  static func missingParameter(_ name: String) -> Self {
    invalidParameter("Missing required parameter \(name)")
  }
}
