import Bindings

extension Authentication {
  /// Whether a name that nobody has is treated like any other.
  var hidesUsers: Bool { client.hidesUsers && channel != .admin }

  /// Who a name belongs to: somebody, somebody that the migration function knows, or nobody.
  ///
  /// - Parameter password: for the migration function; nil in flows that show none.
  func find(
    _ typed: String, flow: AuthFlow, password: String?, on work: inout Work
  ) throws(Interruption) -> SignIn {
    var facts = SignInFacts(flow: flow, typed: typed)
    if let user = work.findUser(typed, in: pool) {
      let signIn = SignIn(user: user, facts: facts)
      try checkUser(of: signIn)
      return signIn
    }
    if let password {
      let call = AccountCall(
        pool: pool, client: client, username: typed, metadata: clientMetadata)
      let user = try work.migrateUser(
        call, source: "UserMigration_Authentication", password: password,
        validationData: clientMetadata)
      if let user { return SignIn(user: user, facts: facts) }
    }
    guard hidesUsers else { throw .refused(.userNotFound) }
    facts.simulatedName = simulatedName(for: typed, on: work)
    return SignIn(user: nil, facts: facts)
  }

  /// Refuses a user that was disabled, or removed since the session began.
  func checkUser(of signIn: SignIn) throws(Interruption) {
    guard let user = signIn.user else {
      if signIn.facts.simulatedName != nil { return }
      throw .refused(hidesUsers ? .incorrectUsernameOrPassword : .userNotFound)
    }
    guard user.isEnabled else { throw .refused(.notAuthorized("User is disabled.")) }
  }

  /// Refuses a secret hash that is missing or wrong. It may be made with the name as it was typed now
  /// or at the beginning, with the canonical one and with the sub.
  func check(
    _ answers: Answers, for user: User?, typed: String, _ session: String? = nil,
    _ work: Work? = nil
  ) throws(Interruption) {
    guard channel != .hosted else { return }
    var first = typed
    if let session, let row = work?.state.authSessions[session] {
      first = row.facts.text("typed") ?? typed
    }
    try client.check(
      secretHash: answers["SECRET_HASH"], for: typed, user?.username ?? typed,
      user?.sub ?? typed, first)
  }

  /// What a user that is not there is called: the same for the same name each time.
  private func simulatedName(for typed: String, on work: Work) -> String {
    let bytes = simulatedBytes("name", for: typed, on: work).prefix(16)
    var text = Hex.encode(bytes)
    for place in [20, 16, 12, 8] {
      text.insert("-", at: text.utf8.index(text.startIndex, offsetBy: place))
    }
    return text
  }

  /// 32 bytes that only the mock can make, for what is simulated.
  func simulatedBytes(_ purpose: String, for typed: String, on work: Work) -> [UInt8] {
    HMAC.sha256(
      key: work.state.settings.secret, message: Array("\(purpose) \(pool.id) \(typed)".utf8))
  }
}
