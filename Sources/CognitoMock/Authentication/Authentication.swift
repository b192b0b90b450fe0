/// The sign-in engine: one flow of challenges for the API, for administrators and for the hosted
/// pages.
///
/// ``initiate(_:_:session:on:)`` begins and ``respond(to:with:session:on:)`` goes on; both end in the
/// one dispatcher, which alone decides what comes next. Errors: the service's own, as
/// ``Interruption/refused(_:)``; a failed attempt stays counted.
package struct Authentication: Sendable {
  /// Who asks.
  package enum Channel: Hashable, Sendable {
    /// InitiateAuth and RespondToAuthChallenge.
    case api
    /// AdminInitiateAuth and AdminRespondToAuthChallenge: existence is not hidden.
    case admin
    /// The hosted pages: every flow is open to them, and they know no secret hash.
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
    throw .refused(.notAuthorized("Not built yet"))
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
    throw .refused(.notAuthorized("Not built yet"))
  }
}
