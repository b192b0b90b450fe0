extension Authentication {
  /// Checks a password: what is right is the first factor, what is wrong counts.
  func checkPassword(
    _ password: String, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    guard let user = signIn.user else { throw .refused(.incorrectUsernameOrPassword) }
    try work.checkLock(of: user)
    try checkReset(of: user)
    guard let known = user.password,
      known.matches(password, username: user.username, pool: pool)
    else { throw work.fail(user, with: .incorrectUsernameOrPassword) }
    try accept(user, known, on: &work)
    signIn.facts.factor = .password
  }

  /// Goes on with a user whose password has been shown, typed or by SRP.
  func accept(
    _ user: User, _ password: User.Password, on work: inout Work
  ) throws(Interruption) {
    work.succeed(user)
    if user.status == .unconfirmed { throw .refused(.userNotConfirmed) }
    guard user.status == .forceChangePassword else { return }
    let expiry = password.set + PasswordRules(of: pool).temporaryValidity
    guard work.time < expiry else {
      throw .refused(
        .notAuthorized(
          "Temporary password has expired and must be reset by an administrator."))
    }
  }

  /// Refuses a user whose password has to be reset. One that never had a password here was imported,
  /// and is hidden where users are.
  func checkReset(of user: User) throws(Interruption) {
    guard user.status == .resetRequired else { return }
    if user.password == nil, hidesUsers { throw .refused(.incorrectUsernameOrPassword) }
    throw .refused(.passwordResetRequired)
  }
}

extension CognitoError {
  package static let userNotConfirmed = CognitoError(
    "UserNotConfirmedException", "User is not confirmed.")
  package static let passwordResetRequired = CognitoError(
    "PasswordResetRequiredException", "Password reset required for the user")
}
