extension AttributeSchema {
  /// Who writes attributes, and so which of them, and in which words it is refused.
  package enum Writer: Hashable, Sendable {
    case admin
    /// - Parameter client: whose `WriteAttributes` count.
    case client(writable: Set<String>?)

    package static func client(_ client: UserPoolClient) -> Self {
      let names = client.settings.texts("WriteAttributes")
      return .client(writable: names.isEmpty ? nil : Set(names))
    }

    /// What the service alone, an administrator or a trigger sets.
    private static let reserved: Set<String> = ["sub", "email_verified", "phone_number_verified"]

    fileprivate func mayWrite(_ name: String) -> Bool {
      switch self {
      case .admin: true
      case .client(let writable):
        !Self.reserved.contains(name) && !name.hasPrefix("dev:")
          && writable?.contains(name) ?? true
      }
    }
  }

  /// Refuses attributes that a new user may not have.
  ///
  /// - Parameter requiresAll: whether required attributes must be there: not for users that an
  ///   administrator makes, who are asked for them at the first sign-in.
  package func check(
    new attributes: [Attribute], by writer: Writer, requiresAll: Bool
  ) throws(Interruption) {
    try refuseUnwritable(attributes, by: writer)
    guard !attributes.contains(where: { $0.name == "sub" }) else {
      throw .refused(.unauthorizedAttribute)
    }
    for attribute in attributes where self[attribute.name] == nil {
      let name = attribute.name
      try refuse([
        writer == .admin
          ? "Type for attribute {\(name)} could not be determined"
          : "\(name): Attribute does not exist in the schema."
      ])
    }
    let given = attributes.filter { !$0.value.isEmpty }
    if requiresAll { try require(Set(given.map(\.name))) }
    try checkValues(given)
  }

  /// Refuses attributes that an existing user may not be given. A blank value takes one away.
  package func check(
    changes attributes: [Attribute], by writer: Writer
  ) throws(Interruption) {
    try refuseUnwritable(attributes, by: writer)
    for attribute in attributes {
      let name = attribute.name
      guard let rule = self[name] else {
        throw .refused(
          .invalidParameter("user.\(name): Attribute does not exist in the schema."))
      }
      guard rule.isMutable else {
        throw .refused(.invalidParameter("user.\(name): Attribute cannot be updated."))
      }
    }
    try check(removed: attributes.filter(\.value.isEmpty).map(\.name))
    try checkValues(attributes.filter { !$0.value.isEmpty })
  }

  /// Refuses to take away what the pool requires, what cannot change and what does not exist.
  package func check(removed names: [String], by writer: Writer) throws(Interruption) {
    try check(changes: names.map { Attribute(name: $0, value: "") }, by: writer)
  }

  /// Refuses a user that lacks one of the pool's required attributes.
  ///
  /// - Parameter names: of the attributes that are there.
  package func require(_ names: Set<String>) throws(Interruption) {
    let missing = required.filter { !names.contains($0) }
    try refuse(
      missing.map { name in
        name == "name"
          ? "name.formatted: The attribute name.formatted is required"
          : "\(name): The attribute is required"
      })
  }

  private func check(removed names: [String]) throws(Interruption) {
    try refuse(names.filter(required.contains).map { "\($0): The attribute is required" })
  }

  private func refuseUnwritable(_ attributes: [Attribute], by writer: Writer) throws(Interruption) {
    for attribute in attributes where !writer.mayWrite(attribute.name) {
      throw .refused(.unauthorizedAttribute)
    }
  }

  private func checkValues(_ attributes: [Attribute]) throws(Interruption) {
    for attribute in attributes {
      if let refusal = ContactFormat.refusal(of: attribute) { throw .refused(refusal) }
    }
    try refuse(attributes.compactMap { self[$0.name]?.fault(in: $0.value) })
  }

  private func refuse(_ faults: [String]) throws(Interruption) {
    guard !faults.isEmpty else { return }
    let text = faults.joined(separator: "\n")
    throw .refused(.invalidParameter("Attributes did not conform to the schema: \(text)"))
  }
}

extension CognitoError {
  fileprivate static let unauthorizedAttribute = notAuthorized(
    "A client attempted to write unauthorized attribute")
}
