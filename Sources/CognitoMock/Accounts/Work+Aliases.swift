extension Work {
  /// Takes an alias that another user has away from that user, where it is allowed to, or refuses.
  ///
  /// - Parameters:
  ///   - attribute: that is about to be verified for the user.
  ///   - force: `ForceAliasCreation`: the other user keeps the value, but unverified; a preferred
  ///     name, which nobody verifies, is lost.
  ///   - refusal: where another user has it.
  mutating func claimAlias(
    _ attribute: String, value: String, for user: User, in pool: UserPool, force: Bool = false,
    refusal: CognitoError
  ) throws(Interruption) {
    for other in others(than: user, with: value, as: attribute, in: pool) {
      guard force else { throw .refused(refusal) }
      state.users.update(other.key) { user in
        if DeliveryMedium(attribute: attribute) != nil {
          user["\(attribute)_verified"] = "false"
        } else {
          user[attribute] = nil
        }
      }
    }
  }

  /// The same for the addresses that a new user comes with verified.
  mutating func claimContacts(
    of user: User, in pool: UserPool, force: Bool = false
  ) throws(Interruption) {
    for name in [DeliveryMedium.email, .sms].map(\.attribute) where user.isVerified(name) {
      try claimAlias(
        name, value: user[name] ?? "", for: user, in: pool, force: force,
        refusal: .aliasExists(name))
    }
  }

  /// The same for the name that a user prefers, which counts as soon as the user does.
  mutating func claimPreferredUsername(
    for user: User, in pool: UserPool, force: Bool = false
  ) throws(Interruption) {
    let name = "preferred_username"
    guard let value = user[name] else { return }
    try claimAlias(
      name, value: value, for: user, in: pool, force: force, refusal: .aliasExists(name))
  }

  /// Refuses a value that names another user already, in pools that name users by it.
  func refuseTaken(
    _ attribute: Attribute, for user: User, in pool: UserPool
  ) throws(Interruption) {
    guard pool.usernameAttributes.contains(attribute.name) || attribute.isFreeAlias(in: pool),
      !others(than: user, with: attribute.value, as: attribute.name, in: pool).isEmpty
    else { return }
    throw .refused(.aliasTaken(attribute.name))
  }

  private func others(
    than user: User, with value: String, as attribute: String, in pool: UserPool
  ) -> [User] {
    let isName = pool.usernameAttributes.contains(attribute)
    guard isName || pool.aliasAttributes.contains(attribute) else { return [] }
    return users(with: value, as: attribute, in: pool).filter {
      $0.username != user.username && (isName || $0.owns(alias: attribute))
    }
  }
}

extension Attribute {
  /// An alias that needs no verification.
  fileprivate func isFreeAlias(in pool: UserPool) -> Bool {
    name == "preferred_username" && pool.aliasAttributes.contains(name)
  }
}

extension CognitoError {
  /// At the confirmation of an alias.
  static func aliasExists(_ attribute: String) -> Self {
    CognitoError(
      "AliasExistsException", "An account with the \(attribute) already exists.")
  }

  /// At the change of an attribute.
  static func aliasTaken(_ attribute: String) -> Self {
    CognitoError(
      "AliasExistsException", "An account with the given \(attribute) already exists.")
  }
}
