/// What a step of a sign-in comes to.
package enum SignInStep: Sendable {
  case challenge(Challenge)
  case completed(SignedIn)
}

/// What the person, or the program, has to answer next.
package struct Challenge: Sendable {
  package let name: ChallengeName
  /// What the answer has to bring back.
  package var session: String
  /// `ChallengeParameters`, in the order they are sent.
  package var parameters: [(String, String)]
  /// `AvailableChallenges`: what a user may choose from; empty where there is no choice.
  package var available: [ChallengeName]

  package init(
    _ name: ChallengeName, session: String, parameters: [(String, String)],
    available: [ChallengeName] = []
  ) {
    self.name = name
    self.session = session
    self.parameters = parameters
    self.available = available
  }

  /// The value of a parameter: `CODE_DELIVERY_DESTINATION`.
  package func parameter(_ name: String) -> String? {
    parameters.first { $0.0 == name }?.1
  }
}

/// A sign-in that is through: who it is, and what its tokens will say.
package struct SignedIn: Sendable {
  package let userPoolId: String
  package let clientId: String
  /// Canonical.
  package let username: String
  /// Of this sign-in: seconds since 1970.
  package let authTime: Double
  /// The device that was used, known or new.
  package var deviceKey: String?
  /// To be told to the client: it had none yet.
  package var newDevice: TokenSet.NewDevice?
  /// What the pre-token trigger is told.
  package var source: TokenGrant.Source
  /// The client's, for the pre-token trigger.
  package var clientMetadata: [(String, String)]
}
