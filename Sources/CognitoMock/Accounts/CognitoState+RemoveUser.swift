extension CognitoState {
  /// Removes a user and whatever stands for the user: sessions, and what is noted of tokens. A new user
  /// of the same name is somebody else.
  mutating func remove(_ user: User) {
    for row in revokedSignIns.rows(with: user.key) { revokedSignIns.remove(row.key) }
    for row in rotatedTokens.rows(with: user.key) { rotatedTokens.remove(row.key) }
    for row in authSessions.rows(with: user.key) { authSessions.remove(row.key) }
    for row in hostedSessions.rows(with: user.key) { hostedSessions.remove(row.key) }
    for row in authorizationCodes.rows(with: user.key) { authorizationCodes.remove(row.key) }
    users.remove(user.key)
  }
}
