/// Somebody at a provider: `ProviderUserIdentifierType`.
struct ProviderLink: Sendable {
  /// `Cognito` is the pool itself.
  let providerName: String
  /// `Cognito_Subject`, or the attribute that is compared.
  let attribute: String
  let value: String

  init(_ input: APIInput?) {
    providerName = input?.text("ProviderName") ?? ""
    attribute = input?.text("ProviderAttributeName") ?? ""
    value = input?.text("ProviderAttributeValue") ?? ""
  }

  var isNative: Bool { providerName == "Cognito" }
}

extension Work {
  /// Lets somebody of a provider in as a user of the pool: at most five of them.
  mutating func link(
    _ source: ProviderLink, to destination: ProviderLink, in pool: UserPool
  ) throws(Interruption) {
    guard !source.isNative else {
      throw .refused(
        .invalidParameter(
          "Invalid SourceUser: Cognito users with a username/password may not be passed in as a "
            + "SourceUser, only as a DestinationUser"))
    }
    let provider = try provider(source.providerName, of: pool)
    var user = try holder(of: destination, in: pool)
    guard user.identities.count < 5 else {
      throw .refused(.limitExceeded("User has too many linked identities."))
    }
    let isKnown = state.users.rows(with: pool.id).contains { $0.has(source) }
    guard !isKnown, state.users[User.key(pool.id, source.federatedUsername)] == nil else {
      throw .refused(
        .invalidParameter(
          "Merging is not currently supported, provide a SourceUser that has not been signed up "
            + "in order to link"))
    }
    user.identities.append(
      User.FederatedIdentity(
        providerName: source.providerName,
        providerType: provider.settings.text("ProviderType") ?? "OIDC", userId: source.value,
        issuer: nil, isPrimary: false, created: time))
    save(user)
  }

  /// Ends what links somebody to a user; a user of the pool itself can no longer sign in by password.
  mutating func unlink(_ link: ProviderLink, in pool: UserPool) throws(Interruption) {
    if link.isNative {
      var user = try user(link.value, in: pool)
      user.password = nil
      return save(user)
    }
    guard var user = state.users.rows(with: pool.id).first(where: { $0.has(link) }) else {
      throw .refused(.userNotFound)
    }
    user.identities.removeAll {
      $0.providerName == link.providerName && $0.userId == link.value
    }
    save(user)
  }

  private func holder(of link: ProviderLink, in pool: UserPool) throws(Interruption) -> User {
    try user(link.isNative ? link.value : link.federatedUsername, in: pool)
  }
}

extension ProviderLink {
  /// The name of a user that the provider brought: `Google_1234`.
  fileprivate var federatedUsername: String { "\(providerName)_\(value)" }
}

extension User {
  fileprivate func has(_ link: ProviderLink) -> Bool {
    identities.contains { $0.providerName == link.providerName && $0.userId == link.value }
  }
}
