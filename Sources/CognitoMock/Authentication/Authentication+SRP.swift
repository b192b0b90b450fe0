import Bindings

extension Authentication {
  /// Bytes of b, the server's secret number.
  private static let secretLength = 32

  /// Takes the client's public number and asks it to prove that it knows the password.
  func beginSRP(
    _ text: String, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    guard let bigA = SRPExchange.publicNumber(text) else {
      throw .refused(.invalidParameter("Invalid SRP_A"))
    }
    if let user = signIn.user {
      try work.checkLock(of: user)
      try checkReset(of: user)
    }
    let (salt, verifier) = saltAndVerifier(signIn, on: &work)
    signIn.facts.srp = SRPExchange(
      bigA: bigA, b: BigNumber(bytes: work.random.bytes(Self.secretLength)), salt: salt,
      verifier: verifier)
    signIn.wish = .passwordVerifier
  }

  /// The user's own; for nobody, and for somebody without a password, the same ones each time.
  private func saltAndVerifier(
    _ signIn: SignIn, on work: inout Work
  ) -> (BigNumber, BigNumber) {
    guard let user = signIn.user, let password = user.password,
      let salt = BigNumber(hex: password.salt), let inner = Hex.decode(password.inner)
    else {
      let typed = signIn.facts.typed
      return (
        BigNumber(bytes: Array(simulatedBytes("salt", for: typed, on: work).prefix(16))),
        SRPExchange.verifier(
          salt: BigNumber(0), inner: simulatedBytes("verifier", for: typed, on: work))
      )
    }
    if let known = password.verifier.flatMap({ BigNumber(hex: $0) }) { return (salt, known) }
    let verifier = SRPExchange.verifier(salt: salt, inner: inner)
    work.state.users.update(user.key) { $0.password?.verifier = verifier.hex }
    return (salt, verifier)
  }

  func verifierParameters(_ signIn: SignIn) -> [(String, String)] {
    guard let srp = signIn.facts.srp else { return [] }
    return [
      ("SALT", srp.salt.hex), ("SRP_B", srp.bigB.hex), ("USERNAME", signIn.username),
      ("USER_ID_FOR_SRP", signIn.username),
    ]
  }

  /// The session of an answer; answers to SRP name it through the secret block, if not otherwise.
  func sessionId(
    for challenge: ChallengeName, _ answers: Answers, _ session: String?, on work: Work
  ) throws(Interruption) -> String? {
    switch challenge {
    case .passwordVerifier, .devicePasswordVerifier:
      let block = try answers.required("PASSWORD_CLAIM_SECRET_BLOCK")
      _ = try answers.required("PASSWORD_CLAIM_SIGNATURE")
      _ = try answers.required("TIMESTAMP")
      guard let named = SecretBlock.session(of: block, on: work), session ?? named == named else {
        throw .refused(.incorrectUsernameOrPassword)
      }
      return named
    case .deviceSRPAuth: return session ?? deviceSession(answers, on: work)
    default: return session
    }
  }

  /// Checks the proof of a password.
  func answerVerifier(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    if let user = signIn.user { try work.checkLock(of: user) }
    let isRight = try proves(answers, signIn, group: pool.shortName, name: signIn.username)
    guard let user = signIn.user, let password = user.password, isRight else {
      guard let user = signIn.user else { throw .refused(.incorrectUsernameOrPassword) }
      throw work.fail(user, with: .incorrectUsernameOrPassword)
    }
    try accept(user, password, on: &work)
    signIn.facts.srp = nil
    if signIn.facts.flow == .customAuth {
      signIn.facts.rounds.append(Self.round(.passwordVerifier, isRight: true))
    } else {
      signIn.facts.factor = .password
    }
  }

  /// Whether the signature of an answer is right.
  ///
  /// - Parameters:
  ///   - group: the pool's name, or the device's group.
  ///   - name: the user's, or the device's key.
  func proves(
    _ answers: Answers, _ signIn: SignIn, group: String, name: String
  ) throws(Interruption) -> Bool {
    guard let srp = signIn.facts.srp,
      let block = Base64.decode(try answers.required("PASSWORD_CLAIM_SECRET_BLOCK")),
      let signature = Base64.decode(try answers.required("PASSWORD_CLAIM_SIGNATURE"))
    else { return false }
    guard !srp.u.isZero else { return false }
    let timestamp = try answers.required("TIMESTAMP")
    let expected = srp.signature(
      group: group, user: name, secretBlock: block, timestamp: timestamp)
    return constantTimeEqual(expected, signature)
  }
}
