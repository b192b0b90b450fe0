import Syntax

extension Work {
  /// Whoever signs in with a provider: `<Provider>_<subject>`, made at the first sign-in and brought up
  /// to date at each one, or the user that the identity was linked to.
  mutating func federatedUser(
    _ subject: String, _ claims: JSONTree, of provider: Resource, request: AuthorizationRequest
  ) throws(Interruption) -> User {
    let pool = request.pool
    let mapped = provider.attributes(of: claims)
    let linked = state.users.rows(with: pool.id).first { user in
      user.identities.contains { $0.providerName == provider.name && $0.userId == subject }
    }
    if var user = linked {
      for attribute in mapped { user[attribute.name] = attribute.value }
      user.modified = time
      state.users.put(user)
      return user
    }
    let username = "\(provider.name)_\(subject)"
    var user = User(
      userPoolId: pool.id, username: username, sub: random.uuid(), status: .externalProvider,
      created: time)
    user.attributes = mapped.sorted { $0.name < $1.name }
    user.identities = [
      User.FederatedIdentity(
        providerName: provider.name, providerType: provider.settings.text("ProviderType") ?? "OIDC",
        userId: subject, issuer: provider.settings["ProviderDetails"]?.text("oidc_issuer"),
        isPrimary: true, created: time)
    ]
    try askPreSignUp(user, request)
    state.users.put(user)
    return user
  }

  /// `PreSignUp_ExternalProvider`: may refuse; there is nothing to confirm.
  private mutating func askPreSignUp(
    _ user: User, _ request: AuthorizationRequest
  ) throws(Interruption) {
    var attributes = user.attributes.map { ($0.name, JSONTree.string($0.value)) }
    attributes.insert(("cognito:user_status", .string(user.status.rawValue)), at: 0)
    let response = try consult(
      TriggerEvent(
        .preSignUp, source: "PreSignUp_ExternalProvider", pool: request.pool,
        clientId: request.client.id, username: user.username,
        request: [("userAttributes", .object(attributes)), ("validationData", .object([]))],
        response: [
          "autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false,
        ]))
    try response?.checkSignUpOutput()
  }
}

extension Resource {
  /// The pool's attributes as the provider's claims fill them: by the provider's `AttributeMapping`
  /// (`username` is none of them). A provider without a mapping says nothing.
  fileprivate func attributes(of claims: JSONTree) -> [Attribute] {
    (settings["AttributeMapping"]?.members ?? []).compactMap { name, source in
      guard name != "username", case .string(let claim) = source else { return nil }
      return claims.plain(claim).map { Attribute(name: name, value: $0) }
    }
  }
}

extension JSONTree {
  /// A member as an attribute's text.
  fileprivate func plain(_ name: String) -> String? {
    switch self[name] {
    case .string(let text): text.isEmpty ? nil : text
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    default: nil
    }
  }
}
