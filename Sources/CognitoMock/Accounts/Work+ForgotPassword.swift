extension Work {
  /// Sends a code to whoever has lost the password.
  ///
  /// Where users are hidden, one that does not exist, is disabled or cannot be reached looks like any
  /// other.
  package mutating func forgotPassword(_ call: AccountCall) throws(Interruption) -> Delivery {
    var found = findUser(call.username, in: call.pool)
    if found == nil {
      found = try migrateUser(call, source: "UserMigration_ForgotPassword", password: nil)
    }
    let isHidden = call.client.hidesUsers
    guard var user = found else {
      guard isHidden else { throw .refused(.combinationNotFound) }
      return Delivery(simulatedFor: call.username, in: call.pool)
    }
    guard user.isEnabled else {
      guard isHidden else { throw .refused(.notAuthorized("User is disabled.")) }
      return Delivery(simulatedFor: call.username, in: call.pool)
    }
    try count(.accountRecovery, of: &user)
    try refuseReset(of: user)
    let medium: DeliveryMedium
    do {
      medium = try call.pool.recoveryMedium(for: user)
    } catch {
      guard isHidden, call.pool.recoveryMedia != nil else { throw error }
      return Delivery(simulatedFor: call.username, in: call.pool)
    }
    return try sendResetCode(
      to: user, by: medium, pool: call.pool, client: call.client, metadata: call.metadata)
  }

  /// Gives a new password to whoever has the code.
  package mutating func confirmForgotPassword(
    _ call: AccountCall, code: String, password: String
  ) throws(Interruption) {
    guard var user = findUser(call.username, in: call.pool) else {
      throw .refused(call.client.hidesUsers ? .codeMismatch : .combinationNotFound)
    }
    guard user.isEnabled else {
      throw .refused(call.client.hidesUsers ? .codeMismatch : .notAuthorized("User is disabled."))
    }
    try count(.accountRecovery, of: &user)
    let sent = try take(code: code, for: .reset, of: &user)
    // A password that is refused leaves the code as it is: the person tries another password.
    try check(password: password, for: user, in: call.pool)
    set(password: password, of: &user, in: call.pool)
    if user[sent.attribute] != nil { user["\(sent.attribute)_verified"] = "true" }
    if user.status == .resetRequired || user.status == .unconfirmed { user.status = .confirmed }
    save(user)
    try postConfirmation(
      "PostConfirmation_ConfirmForgotPassword", user, pool: call.pool, clientId: call.client.id,
      metadata: call.metadata)
  }

  /// Refuses to reset a password that the user never chose.
  func refuseReset(of user: User) throws(Interruption) {
    guard user.status != .forceChangePassword, user.status != .externalProvider else {
      throw .refused(.notAuthorized("User password cannot be reset in the current state."))
    }
  }

  /// Sends the code that a new password is set with.
  mutating func sendResetCode(
    to user: User, by medium: DeliveryMedium, pool: UserPool, client: UserPoolClient?,
    metadata: [(String, String)]
  ) throws(Interruption) -> Delivery {
    var user = user
    let code = issueCode(for: .reset, attribute: medium.attribute, of: &user)
    state.users.put(user)
    return try send(
      .forgotPassword, code: code, to: user, by: medium, pool: pool, client: client,
      metadata: metadata)
  }
}
