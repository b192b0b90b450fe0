extension Work {
  /// Refuses a password that breaks the pool's policy or that the user had before.
  package func check(password: String, for user: User?, in pool: UserPool) throws(Interruption) {
    let rules = PasswordRules(of: pool)
    if let refusal = rules.refusal(of: password) { throw .refused(refusal) }
    guard rules.historySize > 0, let user else { return }
    let former = [user.password].compactMap { $0 } + user.passwordHistory.prefix(rules.historySize)
    for old in former.prefix(rules.historySize)
    where old.matches(password, username: user.username, pool: pool) {
      throw .refused(.passwordReused)
    }
  }

  /// Gives a user a password that was found good; the former one goes into the history.
  ///
  /// The caller puts the user back into the state.
  package mutating func set(
    password: String, of user: inout User, in pool: UserPool, isTemporary: Bool = false
  ) {
    let size = PasswordRules(of: pool).historySize
    if let old = user.password {
      user.passwordHistory = Array(([old] + user.passwordHistory).prefix(size))
    }
    user.password = makePassword(
      password, username: user.username, pool: pool, isTemporary: isTemporary)
    user.lockOut = User.LockOut()
  }

  /// Puts a user into the state, as changed now.
  package mutating func save(_ user: User) {
    var user = user
    user.modified = time
    state.users.put(user)
  }
}

extension CognitoError {
  /// The service's words are not known; the type is.
  static let passwordReused = CognitoError(
    "PasswordHistoryPolicyViolationException",
    "Password has been used before and does not comply with the password history policy.")
}
