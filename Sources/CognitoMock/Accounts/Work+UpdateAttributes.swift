extension Work {
  /// Changes attributes, and asks for the new address to be verified where the pool wants that.
  ///
  /// - Parameter client: of the user; nil for an administrator, who may also say that an address
  ///   is verified.
  /// - Returns: where codes went.
  mutating func update(
    _ attributes: [Attribute], of oldUser: User, in pool: UserPool, client: UserPoolClient?,
    metadata: [(String, String)]
  ) throws(Interruption) -> [Delivery] {
    try AttributeSchema(of: pool).check(
      changes: attributes, by: client.map { .client($0) } ?? .admin)
    for attribute in attributes.filled { try refuseTaken(attribute, for: oldUser, in: pool) }
    let update = AttributeUpdate(attributes, of: oldUser, in: pool)
    for name in update.verified {
      try claimAlias(
        name, value: update.user[name] ?? "", for: update.user, in: pool,
        refusal: .aliasTaken(name))
    }
    var user = update.user
    var codes: [(DeliveryMedium, address: String, code: String)] = []
    for (medium, address) in update.unverified {
      let code = issueCode(for: .attribute, attribute: medium.attribute, of: &user)
      codes.append((medium, address, code))
    }
    save(user)
    var deliveries: [Delivery] = []
    for (medium, address, code) in codes {
      deliveries.append(
        try send(
          .updateUserAttribute, code: code, to: user, by: medium, address: address, pool: pool,
          client: client, metadata: metadata))
    }
    return deliveries
  }
}

/// What a change of attributes comes to.
private struct AttributeUpdate {
  private(set) var user: User
  /// Addresses that a code has to go to.
  private(set) var unverified: [(DeliveryMedium, address: String)] = []
  /// Attributes that are said to be verified.
  private(set) var verified: [String] = []

  init(_ attributes: [Attribute], of user: User, in pool: UserPool) {
    self.user = user
    let flags = attributes.filter { $0.name.hasSuffix("_verified") }
    for attribute in attributes where !attribute.name.hasSuffix("_verified") {
      if let medium = DeliveryMedium(attribute: attribute.name) {
        let flag = flags.first { $0.name == "\(attribute.name)_verified" }?.value.lowercased()
        change(medium, to: attribute.value, isVerified: flag == "true", in: pool)
      } else {
        self.user[attribute.name] = attribute.value.isEmpty ? nil : attribute.value
      }
    }
    for flag in flags {
      let value = flag.value.lowercased()
      self.user[flag.name] = value.isEmpty ? nil : value
      let name = String(flag.name.dropLast("_verified".count))
      if value == "true", self.user[name] != nil { verified.append(name) }
    }
  }

  private mutating func change(
    _ medium: DeliveryMedium, to value: String, isVerified: Bool, in pool: UserPool
  ) {
    let name = medium.attribute
    user.pendingAttributes.removeAll { $0.name == name }
    guard !value.isEmpty else {
      user[name] = nil
      user["\(name)_verified"] = nil
      return
    }
    guard value != user[name] else { return }
    let isAutomatic = pool.autoVerifiedAttributes.contains(name)
    if isAutomatic, !isVerified, user[name] != nil, pool.verifiesBeforeUpdate(name) {
      user.pendingAttributes.append(Attribute(name: name, value: value))
    } else {
      user[name] = value
      user["\(name)_verified"] = "false"
    }
    if isAutomatic, !isVerified { unverified.append((medium, value)) }
  }
}

extension UserPool {
  /// An address stays what it was until the new one is verified.
  fileprivate func verifiesBeforeUpdate(_ attribute: String) -> Bool {
    let settings = settings["UserAttributeUpdateSettings"]
    return settings?.texts("AttributesRequireVerificationBeforeUpdate").contains(attribute) ?? false
  }
}
