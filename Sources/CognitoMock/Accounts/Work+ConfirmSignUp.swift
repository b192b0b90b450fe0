extension Work {
  /// Confirms a user by the code of a sign-up, also by the one in a link.
  ///
  /// - Parameter forceAlias: takes the address away from another user who has it as a name.
  /// - Returns: the session for `InitiateAuth`, where one was given.
  @discardableResult
  package mutating func confirmSignUp(
    _ call: AccountCall, code: String, forceAlias: Bool = false, session: String? = nil
  ) throws(Interruption) -> String? {
    guard var user = findUser(call.username, in: call.pool) else {
      throw .refused(call.client.hidesUsers ? .expiredCode : .combinationNotFound)
    }
    guard user.isEnabled else {
      throw .refused(call.client.hidesUsers ? .expiredCode : .notAuthorized("User is disabled."))
    }
    try count(.confirmSignUp, of: &user)
    guard user.status == .unconfirmed else {
      throw .refused(
        .notAuthorized("User cannot be confirmed. Current status is \(user.status.rawValue)"))
    }
    let sent = try take(code: code, for: .signUp, of: &user)
    if let value = user[sent.attribute] {
      try claimAlias(
        sent.attribute, value: value, for: user, in: call.pool, force: forceAlias,
        refusal: .aliasExists(sent.attribute))
      user["\(sent.attribute)_verified"] = "true"
    }
    try claimPreferredUsername(for: user, in: call.pool, force: forceAlias)
    var signUpSession: AuthSession?
    if let session { signUpSession = try takeSignUpSession(session, of: user, call) }
    user.status = .confirmed
    save(user)
    try postConfirmation(
      "PostConfirmation_ConfirmSignUp", user, pool: call.pool, clientId: call.client.id,
      metadata: call.metadata)
    return signUpSession.map { makeConfirmedSession(after: $0, of: user, call) }
  }

  /// Sends the code of a sign-up once more: another code.
  package mutating func resendConfirmationCode(
    _ call: AccountCall
  ) throws(Interruption) -> Delivery {
    guard var user = findUser(call.username, in: call.pool) else {
      guard call.client.hidesUsers else { throw .refused(.combinationNotFound) }
      return Delivery(simulatedFor: call.username, in: call.pool)
    }
    guard user.isEnabled else {
      guard call.client.hidesUsers else { throw .refused(.notAuthorized("User is disabled.")) }
      return Delivery(simulatedFor: call.username, in: call.pool)
    }
    guard user.status == .unconfirmed else {
      throw .refused(.invalidParameter("User is already confirmed."))
    }
    try count(.resendCode, of: &user)
    guard let medium = call.pool.confirmationMedium(for: user) else {
      throw .refused(.invalidParameter("Auto verification not turned on."))
    }
    let code = issueCode(for: .signUp, attribute: medium.attribute, of: &user)
    state.users.put(user)
    return try send(
      .resendCode, code: code, to: user, by: medium, pool: call.pool, client: call.client,
      metadata: call.metadata)
  }
}
