/// Somebody who has signed in on the pages, now or within the hour.
package struct SignedInUser: Hashable, Sendable {
  package let username: String
  /// Of the interactive sign-in: seconds since 1970.
  package let authTime: Double

  package init(username: String, authTime: Double) {
    self.username = username
    self.authTime = authTime
  }
}

extension CognitoState {
  /// Who a browser's cookie stands for, in a pool.
  package func signedIn(_ cookie: String?, to pool: UserPool, at time: Double) -> SignedInUser? {
    guard let cookie, let session = hostedSessions[cookie], session.userPoolId == pool.id,
      session.expires > time,
      let user = users[User.key(pool.id, session.username)], user.isEnabled
    else { return nil }
    return SignedInUser(username: session.username, authTime: session.authTime)
  }
}

extension Work {
  /// The cookie's value for somebody who has just signed in: good for an hour, which using it does not
  /// make longer.
  mutating func openHostedSession(_ user: SignedInUser, in pool: UserPool) -> String {
    for old in state.hostedSessions.rows(with: User.key(pool.id, user.username))
    where old.expires <= time { state.hostedSessions.remove(old.id) }
    let id = random.uuid()
    state.hostedSessions.put(
      HostedSession(
        id: id, userPoolId: pool.id, username: user.username, authTime: user.authTime,
        expires: user.authTime + HostedSession.lifetime))
    return id
  }
}

extension HostedSession {
  /// Seconds.
  static let lifetime = 3600.0
}
