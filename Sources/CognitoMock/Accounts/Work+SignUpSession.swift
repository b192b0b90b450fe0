import Bindings
import Syntax

extension AuthSession {
  /// The challenge of a session that a sign-up began: `ConfirmSignUp` takes it and gives another, with
  /// ``confirmedSignUp``, which `InitiateAuth` takes for `USER_AUTH`.
  package static let signUp = "SIGN_UP"
  /// The challenge of a session of a sign-up that was confirmed by a code; its fact `medium` is `EMAIL`
  /// or `SMS`, the way the code went.
  package static let confirmedSignUp = "CONFIRMED_SIGN_UP"
}

extension Work {
  /// A session for whoever signs up, where the client lets people in by `USER_AUTH`.
  mutating func makeSignUpSession(
    of user: User, by medium: DeliveryMedium, _ call: AccountCall
  ) -> String? {
    guard call.client.explicitAuthFlows.contains("ALLOW_USER_AUTH") else { return nil }
    return makeSession(
      AuthSession.signUp, of: user, facts: ["medium": .string(medium.rawValue)], call)
  }

  /// The session of a sign-up, used up.
  mutating func takeSignUpSession(
    _ id: String, of user: User, _ call: AccountCall
  ) throws(Interruption) -> AuthSession {
    guard let session = state.authSessions[id], session.challenge == AuthSession.signUp,
      session.userPoolId == call.pool.id, session.clientId == call.client.id,
      session.username == user.username
    else { throw .refused(.notAuthorized("Invalid session for the user.")) }
    guard !session.isUsed else {
      throw .refused(
        .notAuthorized("Invalid session for the user, session can only be used once."))
    }
    guard time < session.expires else {
      throw .refused(.notAuthorized("Invalid session for the user, session is expired."))
    }
    state.authSessions.update(id) { $0.isUsed = true }
    return session
  }

  /// A session of a sign-up that is confirmed.
  mutating func makeConfirmedSession(
    after session: AuthSession, of user: User, _ call: AccountCall
  ) -> String {
    makeSession(AuthSession.confirmedSignUp, of: user, facts: session.facts, call)
  }

  private mutating func makeSession(
    _ challenge: String, of user: User, facts: JSONTree, _ call: AccountCall
  ) -> String {
    let id = Base64URL.encode(random.bytes(384))
    var session = AuthSession(
      id: id, userPoolId: call.pool.id, clientId: call.client.id, username: user.username,
      challenge: challenge, expires: time + Double(call.client.authSessionValidity * 60))
    session.facts = facts
    state.authSessions.put(session)
    return id
  }
}
