extension Work {
  /// Removes a user and whatever could stand for the user: tokens, codes, sessions. A new user of the
  /// same name is somebody else.
  package mutating func remove(_ user: User) {
    for family in state.tokenFamilies.rows(with: user.key) {
      for token in state.refreshTokens.rows(with: family.id) {
        state.refreshTokens.remove(token.key)
      }
      state.tokenFamilies.remove(family.key)
    }
    for session in state.authSessions.rows(with: user.key) {
      state.authSessions.remove(session.key)
    }
    for session in state.hostedSessions.rows(with: user.key) {
      state.hostedSessions.remove(session.key)
    }
    for code in state.authorizationCodes.all
    where code.userPoolId == user.userPoolId && code.username == user.username {
      state.authorizationCodes.remove(code.key)
    }
    state.users.remove(user.key)
  }
}
