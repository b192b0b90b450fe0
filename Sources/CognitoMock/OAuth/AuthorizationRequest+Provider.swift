extension AuthorizationRequest {
  /// Providers of the pool that the client may sign in with, in the client's order; `COGNITO`, the
  /// pool itself, is none of them.
  package func providers(in state: CognitoState) -> [Resource] {
    client.supportedIdentityProviders.compactMap {
      state.resources[Resource.key("provider", pool.id, $0)]
    }
  }

  /// Whether users of the pool itself may sign in.
  package var allowsPool: Bool {
    client.supportedIdentityProviders.isEmpty
      || client.supportedIdentityProviders.contains("COGNITO")
  }

  /// The provider that the request goes straight to: the one that it names, or the only one that the
  /// client has. Nil for the pages.
  func provider(in state: CognitoState) throws(AuthorizationFault) -> Resource? {
    let providers = providers(in: state)
    if let name = parameters["identity_provider"] {
      if name == "COGNITO" {
        guard allowsPool else { throw unknown(name) }
        return nil
      }
      guard let provider = providers.first(where: { $0.name == name }) else {
        throw unknown(name)
      }
      return provider
    }
    if let identifier = parameters["idp_identifier"] {
      let known = providers.first {
        $0.name == identifier || $0.settings.texts("IdpIdentifiers").contains(identifier)
      }
      guard let known else { throw unknown(identifier) }
      return known
    }
    return allowsPool || providers.count != 1 ? nil : providers[0]
  }

  private func unknown(_ name: String) -> AuthorizationFault {
    .redirect(
      redirect.error(
        "invalid_request", "Identity provider \(name) does not exist or is not enabled"))
  }
}
