extension Work {
  /// Makes a user for an administrator: with a temporary password, or without one where people get in by
  /// a code.
  package mutating func createUser(_ invitation: Invitation) throws(Interruption) -> User {
    let pool = invitation.pool
    var user = try newUser(invitation, status: .forceChangePassword)
    let isPasswordless = invitation.temporaryPassword == nil && pool.signsInByCode(user)
    if isPasswordless {
      try AttributeSchema(of: pool).require(Set(user.attributes.map(\.name)))
      user.status = .confirmed
    }
    if let password = invitation.temporaryPassword {
      try check(password: password, for: nil, in: pool)
    }
    try apply(
      try preSignUp(
        "PreSignUp_AdminCreateUser", user, pool: pool, clientId: nil,
        validationData: invitation.validationData, metadata: invitation.metadata),
      to: &user, in: pool)
    try claimContacts(of: user, in: pool, force: invitation.forcesAlias)
    try claimPreferredUsername(for: user, in: pool, force: invitation.forcesAlias)
    return try invite(user, invitation, isPasswordless: isPasswordless)
  }

  /// A user as an administrator asks for one, under a name that is free and with attributes that the
  /// pool knows; not always with all that it requires, and not among its users yet.
  mutating func newUser(
    _ invitation: Invitation, status: UserStatus
  ) throws(Interruption) -> User {
    let pool = invitation.pool
    let name = try newUsername(
      invitation.username, in: pool,
      taken: CognitoError("UsernameExistsException", "User account already exists"))
    let given = invitation.attributes.filter { $0.name != name.attribute?.name }
    try AttributeSchema(of: pool).check(new: given, by: .admin, requiresAll: false)
    var user = User(
      userPoolId: pool.id, username: name.username, sub: name.sub, status: status, created: time)
    for attribute in ([name.attribute].compactMap { $0 } + given).filled {
      user.take(attribute)
    }
    return user
  }

  /// Gives a user who never signed in a new temporary password, and sends the invitation once more.
  package mutating func reinvite(_ invitation: Invitation) throws(Interruption) -> User {
    let user = try user(invitation.username, in: invitation.pool)
    guard user.status == .forceChangePassword else {
      throw .refused(
        CognitoError(
          "UnsupportedUserStateException",
          "Resend not possible. \(invitation.username) status is not FORCE_CHANGE_PASSWORD"))
    }
    if let password = invitation.temporaryPassword {
      try check(password: password, for: nil, in: invitation.pool)
    }
    return try invite(user, invitation, isPasswordless: false)
  }

  private mutating func invite(
    _ invited: User, _ invitation: Invitation, isPasswordless: Bool
  ) throws(Interruption) -> User {
    var user = invited
    var password = ""
    if !isPasswordless {
      password =
        invitation.temporaryPassword
        ?? PasswordRules(of: invitation.pool).temporaryPassword(from: &random)
      set(password: password, of: &user, in: invitation.pool, isTemporary: true)
    }
    user.modified = time
    state.users.put(user)
    for medium in invitation.media(for: user) {
      try send(
        .adminCreateUser, code: password, to: user, by: medium, pool: invitation.pool,
        client: nil, metadata: invitation.metadata)
    }
    return user
  }
}
