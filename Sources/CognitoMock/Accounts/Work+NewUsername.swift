/// What a new user is called.
struct NewUsername: Sendable {
  /// Canonical.
  let username: String
  let sub: String
  /// The attribute that the person typed in the place of a name.
  let attribute: Attribute?
}

extension Work {
  /// The name of a new user, found to be free.
  ///
  /// Where users are named by an attribute they get their sub as a name. Names of a pool that is not
  /// case-sensitive are kept in lower case.
  ///
  /// - Parameter taken: what an administrator is told of a name that is taken; others are told
  ///   which kind of name it is.
  mutating func newUsername(
    _ typed: String, in pool: UserPool, taken: CognitoError? = nil
  ) throws(Interruption) -> NewUsername {
    let sub = random.uuid()
    if !pool.usernameAttributes.isEmpty {
      let attribute = try namingAttribute(of: typed, in: pool)
      guard users(with: typed, as: attribute, in: pool).isEmpty else {
        throw .refused(taken ?? .accountExists(with: attribute))
      }
      return NewUsername(
        username: sub, sub: sub, attribute: Attribute(name: attribute, value: typed))
    }
    try refuseAliasShape(of: typed, in: pool)
    let username = pool.isCaseSensitive ? typed : typed.lowercased()
    let holder =
      state.users[User.key(pool.id, username)]
      ?? (pool.isCaseSensitive
        ? nil : state.users.first(with: User.indexKey(pool.id, "username", typed)))
    // Somebody's sub would be found by it before that somebody.
    let isSub = state.users.first(with: User.indexKey(pool.id, "sub", username)) != nil
    guard holder == nil, !isSub else { throw .refused(taken ?? .userExists) }
    return NewUsername(username: username, sub: sub, attribute: nil)
  }

  private func namingAttribute(
    of typed: String, in pool: UserPool
  ) throws(Interruption) -> String {
    let names = pool.usernameAttributes
    if names.contains("email"), ContactFormat.isEmail(typed) { return "email" }
    if names.contains("phone_number"), ContactFormat.isPhoneNumber(typed) { return "phone_number" }
    let text =
      switch (names.contains("email"), names.contains("phone_number")) {
      case (true, false): "Username should be an email."
      case (false, true): "Username should be a phone number."
      default: "Username should be either an email or a phone number."
      }
    throw .refused(.invalidParameter(text))
  }

  private func refuseAliasShape(of typed: String, in pool: UserPool) throws(Interruption) {
    let aliases = pool.aliasAttributes
    if aliases.contains("email"), ContactFormat.isEmail(typed) {
      throw .refused(
        .invalidParameter(
          "Username cannot be of email format, since user pool is configured for email alias."))
    }
    if aliases.contains("phone_number"), ContactFormat.isPhoneNumber(typed) {
      throw .refused(
        .invalidParameter(
          "Username cannot be of phone number format, since user pool is configured for phone "
            + "number alias."))
    }
  }
}

extension CognitoError {
  static let userExists = CognitoError("UsernameExistsException", "User already exists")

  /// - Parameter attribute: `email` or `phone_number`.
  static func accountExists(with attribute: String) -> Self {
    CognitoError(
      "UsernameExistsException", "An account with the given \(attribute) already exists.")
  }
}
