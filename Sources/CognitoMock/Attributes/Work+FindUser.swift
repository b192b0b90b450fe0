extension Work {
  /// The user that somebody means: by username, by `sub`, or by an attribute that stands for the name.
  ///
  /// An alias (`AliasAttributes`) counts once it is verified, `preferred_username` once the user is
  /// confirmed. Where users are named by an attribute (`UsernameAttributes`) its value counts as it is,
  /// a verified one first. A pool that is not case-sensitive compares without case.
  package func findUser(_ typed: String, in pool: UserPool) -> User? {
    guard !typed.isEmpty else { return nil }
    if let user = state.users[User.key(pool.id, typed)] { return user }
    if !pool.isCaseSensitive,
      let user = state.users.first(with: User.indexKey(pool.id, "username", typed))
    {
      return user
    }
    if let user = state.users.first(with: User.indexKey(pool.id, "sub", typed)), user.sub == typed {
      return user
    }
    return holder(of: typed, in: pool)
  }

  /// The user that has to exist: for operations of an administrator, which hide nobody.
  package func user(_ typed: String, in pool: UserPool) throws(Interruption) -> User {
    guard let user = findUser(typed, in: pool) else { throw .refused(.userNotFound) }
    return user
  }

  private func holder(of typed: String, in pool: UserPool) -> User? {
    for attribute in pool.usernameAttributes {
      let users = users(with: typed, as: attribute, in: pool)
      if let user = users.first(where: { $0.isVerified(attribute) }) ?? users.first { return user }
    }
    for attribute in pool.aliasAttributes {
      let user = users(with: typed, as: attribute, in: pool).first { $0.owns(alias: attribute) }
      if let user { return user }
    }
    return nil
  }

  /// The users that have a value, as the pool compares them.
  func users(with value: String, as attribute: String, in pool: UserPool) -> [User] {
    state.users.rows(with: User.indexKey(pool.id, attribute, value)).filter {
      !pool.isCaseSensitive || $0[attribute] == value
    }
  }
}

extension User {
  /// Whether the attribute's value stands for this user's name, in a pool that has it as an alias.
  func owns(alias attribute: String) -> Bool {
    attribute == "preferred_username" ? status != .unconfirmed : isVerified(attribute)
  }
}
