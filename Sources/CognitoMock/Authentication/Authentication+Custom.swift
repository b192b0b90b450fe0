import Syntax

extension Authentication {
  /// Begins a sign-in that the pool's own functions lead, with SRP first where the client wants it.
  func beginCustom(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    guard pool.function(of: .defineAuthChallenge) != nil else {
      throw .refused(.customAuthIsNotConfigured)
    }
    if let user = signIn.user {
      try work.checkLock(of: user)
      try checkReset(of: user)
      if user.status == .unconfirmed { throw .refused(.userNotConfirmed) }
    }
    guard answers["CHALLENGE_NAME"] == "SRP_A" else { return }
    try beginSRP(answers.required("SRP_A"), &signIn, on: &work)
    // What comes next is for the function to say.
    signIn.wish = nil
    signIn.facts.rounds = [
      ["challengeName": "SRP_A", "challengeResult": true, "challengeMetadata": .null]
    ]
  }

  /// A member of `session`, as the functions see what has been answered.
  static func round(
    _ name: ChallengeName, isRight: Bool, metadata: String? = nil
  ) -> JSONTree {
    [
      "challengeName": .string(name.rawValue), "challengeResult": .bool(isRight),
      "challengeMetadata": metadata.map { .string($0) } ?? .null,
    ]
  }

  /// Asks what comes next.
  ///
  /// - Returns: whether it is the tokens; otherwise the challenge is given, or `signIn` wishes for
  ///   another one.
  func define(_ signIn: inout SignIn, on work: inout Work) throws(Interruption) -> Bool {
    let response = try consult(
      .defineAuthChallenge, source: "DefineAuthChallenge_Authentication", signIn,
      request: [("session", .array(signIn.facts.rounds))],
      response: ["challengeName": .null, "issueTokens": .null, "failAuthentication": .null],
      on: &work)
    if try response.outputFlag("failAuthentication") {
      throw .refused(.incorrectUsernameOrPassword)
    }
    if try response.outputFlag("issueTokens") {
      signIn.facts.factor = .custom
      return true
    }
    switch try response.outputText("challengeName").flatMap(ChallengeName.init(rawValue:)) {
    case .customChallenge: return false
    case .passwordVerifier where signIn.facts.srp != nil:
      signIn.wish = .passwordVerifier
      return false
    default: throw .refused(.unrecognizableLambdaOutput)
    }
  }

  /// Asks for the challenge itself.
  func create(
    _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) -> [(String, String)] {
    let response = try consult(
      .createAuthChallenge, source: "CreateAuthChallenge_Authentication", signIn,
      request: [
        ("challengeName", .string(ChallengeName.customChallenge.rawValue)),
        ("session", .array(signIn.facts.rounds)),
      ],
      response: [
        "publicChallengeParameters": .null, "privateChallengeParameters": .null,
        "challengeMetadata": .null,
      ], on: &work)
    signIn.facts.privateParameters = JSONTree(
      try response.outputPairs("privateChallengeParameters") ?? [])
    signIn.facts.challengeMetadata = try response.outputText("challengeMetadata")
    let shown = try response.outputPairs("publicChallengeParameters") ?? []
    return [("USERNAME", signIn.username)] + shown
  }

  /// Has an answer judged. A wrong one is for the defining function to deal with.
  func answerCustom(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let answer = try answers.required("ANSWER")
    let response = try consult(
      .verifyAuthChallengeResponse, source: "VerifyAuthChallengeResponse_Authentication", signIn,
      request: [
        ("privateChallengeParameters", signIn.facts.privateParameters ?? .object([])),
        ("challengeAnswer", .string(answer)),
      ], response: ["answerCorrect": .null], on: &work)
    signIn.facts.rounds.append(
      Self.round(
        .customChallenge, isRight: try response.outputFlag("answerCorrect"),
        metadata: signIn.facts.challengeMetadata))
    signIn.facts.privateParameters = nil
    signIn.facts.challengeMetadata = nil
  }

  private func consult(
    _ trigger: LambdaTrigger, source: String, _ signIn: SignIn, request: [(String, JSONTree)],
    response: JSONTree, on work: inout Work
  ) throws(Interruption) -> JSONValue {
    var members: [(String, JSONTree)] = [
      ("userAttributes", signIn.user?.eventAttributes ?? .object([]))
    ]
    members += request
    if !clientMetadata.isEmpty { members.append(("clientMetadata", JSONTree(clientMetadata))) }
    if hidesUsers { members.append(("userNotFound", .bool(signIn.user == nil))) }
    let answer = try work.consult(
      TriggerEvent(
        trigger, source: source, pool: pool, clientId: client.id,
        username: signIn.user?.username ?? signIn.facts.typed, request: members,
        response: response))
    guard let answer else { throw .refused(.customAuthIsNotConfigured) }
    return answer
  }
}

extension CognitoError {
  static let customAuthIsNotConfigured = invalidParameter(
    "Custom auth lambda trigger is not configured for the user pool.")
}
