import Syntax

/// What InitiateAuth, RespondToAuthChallenge and their administrators' forms share.
struct SignInCall {
  private let input: APIInput
  private let engine: Authentication

  init(
    _ input: APIInput, pool: UserPool, client: UserPoolClient, channel: Authentication.Channel
  ) {
    self.input = input
    engine = Authentication(
      pool: pool, client: client, channel: channel,
      clientMetadata: input.pairs("ClientMetadata"))
  }

  func initiate(on work: inout Work) throws(Interruption) -> APIReply {
    guard let flow = AuthFlow(rawValue: input.required("AuthFlow")) else {
      throw .refused(.invalidParameter("Unsupported AuthFlow"))
    }
    let parameters = input.map("AuthParameters")
    if flow == .refreshToken || flow == .refreshTokenAuth {
      return try refresh(flow, Answers(parameters), on: &work)
    }
    return try reply(
      engine.initiate(flow, parameters, session: input.text("Session"), on: &work), offers: true,
      on: &work)
  }

  func respond(on work: inout Work) throws(Interruption) -> APIReply {
    guard let name = ChallengeName(rawValue: input.required("ChallengeName")) else {
      throw .refused(.invalidParameter("Unsupported ChallengeName"))
    }
    return try reply(
      engine.respond(
        to: name, with: input.map("ChallengeResponses"), session: input.text("Session"),
        on: &work), offers: false, on: &work)
  }

  private func refresh(
    _ flow: AuthFlow, _ answers: Answers, on work: inout Work
  ) throws(Interruption) -> APIReply {
    let client = engine.client
    try engine.check(flow)
    let token = try answers.required("REFRESH_TOKEN")
    if client.rotatesRefreshTokens {
      throw .refused(
        CognitoError(
          "UnsupportedOperationException",
          "Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken."))
    }
    if client.isConfidential {
      let names = work.names(ofRefreshToken: token)
      try client.check(secretHash: answers["SECRET_HASH"], for: names)
    }
    let set = try work.refreshedTokens(
      token, client: client, deviceKey: answers["DEVICE_KEY"],
      clientMetadata: engine.clientMetadata)
    return .tokens(set, rest: [("ChallengeParameters", .object([]))])
  }

  /// - Parameter offers: whether the reply tells what a user may choose from: only that of the
  ///   beginning does.
  private func reply(
    _ step: SignInStep, offers: Bool, on work: inout Work
  ) throws(Interruption) -> APIReply {
    switch step {
    case .completed(let signedIn):
      let set = try work.tokens(for: TokenGrant(signedIn))
      return .tokens(set, rest: [("ChallengeParameters", .object([]))])
    case .challenge(let challenge):
      var members: [(String, JSONTree)] = []
      if offers, !challenge.available.isEmpty {
        members.append(
          (
            "AvailableChallenges", .array(challenge.available.map { .string($0.rawValue) })
          ))
      }
      members.append(("ChallengeName", .string(challenge.name.rawValue)))
      members.append(("ChallengeParameters", JSONTree(challenge.parameters)))
      members.append(("Session", .string(challenge.session)))
      return .json(.object(members))
    }
  }
}
