extension Work {
  /// Sends a code to an address of a user: to the one that waits to be verified, if there is one.
  mutating func sendAttributeCode(
    _ attribute: String, to oldUser: User, in pool: UserPool, client: UserPoolClient,
    metadata: [(String, String)]
  ) throws(Interruption) -> Delivery {
    var user = oldUser
    guard let medium = DeliveryMedium(attribute: attribute) else {
      throw .refused(.invalidParameter("Invalid attribute name. \(attribute) cannot be verified."))
    }
    let pending = user.pendingAttributes.first { $0.name == attribute }?.value
    guard let address = pending ?? user[attribute] else {
      throw .refused(.invalidParameter("User does not have \(attribute) set."))
    }
    try count(.attributeCode, of: &user)
    let code = issueCode(for: .attribute, attribute: attribute, of: &user)
    state.users.put(user)
    return try send(
      .verifyUserAttribute, code: code, to: user, by: medium, address: address, pool: pool,
      client: client, metadata: metadata)
  }

  /// Takes the code of an address; the address that waited takes the place of the old one.
  mutating func verifyAttribute(
    _ attribute: String, code: String, of oldUser: User, in pool: UserPool
  ) throws(Interruption) {
    var user = oldUser
    try count(.verifyAttribute, of: &user)
    _ = try take(code: code, for: .attribute, attribute: attribute, of: &user)
    let pending = user.pendingAttributes.first { $0.name == attribute }?.value
    guard let value = pending ?? user[attribute] else { throw .refused(.expiredCode) }
    try claimAlias(
      attribute, value: value, for: user, in: pool, refusal: .aliasExists(attribute))
    user[attribute] = value
    user["\(attribute)_verified"] = "true"
    user.pendingAttributes.removeAll { $0.name == attribute }
    save(user)
  }

  /// Takes attributes away from a user, and what is known of them.
  mutating func removeAttributes(
    _ names: [String], of oldUser: User, in pool: UserPool, by writer: AttributeSchema.Writer
  ) throws(Interruption) {
    try AttributeSchema(of: pool).check(removed: names, by: writer)
    var user = oldUser
    for name in names {
      user[name] = nil
      if DeliveryMedium(attribute: name) != nil { user["\(name)_verified"] = nil }
      user.pendingAttributes.removeAll { $0.name == name }
    }
    save(user)
  }
}
