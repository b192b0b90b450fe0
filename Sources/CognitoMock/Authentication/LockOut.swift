extension User.LockOut {
  /// Seconds after which failed attempts are forgotten, and the longest lock.
  private static let memory: Double = 900
  /// The failed attempt that locks first.
  private static let first = 5

  /// Whether an attempt at a moment is refused unseen.
  func isLocked(at time: Double) -> Bool { time < lockedUntil }

  /// Counts a failed attempt: from the fifth on the user is locked for 1, 2, 4 … seconds.
  mutating func fail(at time: Double) {
    if time - lastFailure >= Self.memory { failures = 0 }
    failures += 1
    lastFailure = time
    guard failures >= Self.first else { return }
    let doublings = min(failures - Self.first, 10)
    lockedUntil = time + min(Double(1 << doublings), Self.memory)
  }
}

extension Work {
  /// Refuses an attempt during a lock; it does not count.
  func checkLock(of user: User) throws(Interruption) {
    guard user.lockOut.isLocked(at: time) else { return }
    throw .refused(.notAuthorized("Password attempts exceeded"))
  }

  /// Counts a failed attempt and refuses it.
  mutating func fail(_ user: User, with error: CognitoError) -> Interruption {
    let now = time
    state.users.update(user.key) { $0.lockOut.fail(at: now) }
    return .refused(error)
  }

  /// Forgets failed attempts after a success.
  mutating func succeed(_ user: User) {
    guard user.lockOut != User.LockOut() else { return }
    state.users.update(user.key) { $0.lockOut = User.LockOut() }
  }
}
