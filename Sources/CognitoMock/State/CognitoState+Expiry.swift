extension CognitoState {
  /// Forgets what has expired for good, so that memory stays flat: to be called now and then.
  ///
  /// A session of a sign-in is kept for an hour after its end, so that a late answer hears that it
  /// is late.
  package mutating func forgetExpired(at time: Double) {
    for row in authSessions.all where row.expires + 3600 < time { authSessions.remove(row.key) }
    for row in tokenFamilies.all where row.expires < time { tokenFamilies.remove(row.key) }
    for row in refreshTokens.all where row.expires < time { refreshTokens.remove(row.key) }
    for row in authorizationCodes.all where row.expires + 3600 < time {
      authorizationCodes.remove(row.key)
    }
    for row in hostedSessions.all where row.expires < time { hostedSessions.remove(row.key) }
  }
}
