extension CognitoState {
  /// Seconds between two looks for what has expired.
  private static let interval: Double = 60

  /// Forgets what has expired, if it has not been looked for in the last minute: memory stays flat
  /// without anybody having to think of it.
  mutating func forgetExpiredNowAndThen(at time: Double) {
    // A clock that was set back counts as a minute, too.
    guard abs(time - lastSweep) >= Self.interval else { return }
    lastSweep = time
    forgetExpired(at: time)
  }

  /// Forgets what has expired for good.
  ///
  /// A session of a sign-in and an authorization code are kept for an hour after their end, so that a
  /// late answer hears that it is late.
  package mutating func forgetExpired(at time: Double) {
    authSessions.removeAll { $0.expires + 3600 < time }
    revokedSignIns.removeAll { $0.expires < time }
    rotatedTokens.removeAll { $0.expires < time }
    authorizationCodes.removeAll { $0.expires + 3600 < time }
    hostedSessions.removeAll { $0.expires < time }
  }
}
