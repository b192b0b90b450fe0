import Syntax

/// What the service refuses of an app client's settings.
struct ClientCheck {
  let pool: UserPool
  let wished: APIInput
  let hasSecret: Bool

  func check(in work: Work) throws(Interruption) {
    try checkValidity()
    try checkAddresses()
    try checkFlows()
    try checkScopes(in: work)
    try checkProviders(in: work)
    try checkAttributes()
  }

  /// Tokens live 5 minutes to a day, refresh tokens an hour to ten years.
  private func checkValidity() throws(Interruption) {
    let units = wished.object("TokenValidityUnits")
    let limits = [
      ("AccessTokenValidity", "AccessToken", "hours", 300, 86_400),
      ("IdTokenValidity", "IdToken", "hours", 300, 86_400),
      ("RefreshTokenValidity", "RefreshToken", "days", 3_600, 315_360_000),
    ]
    for (name, unit, usual, least, most) in limits {
      guard let value = wished.whole(name), value != 0 else { continue }
      let seconds =
        switch units?.text(unit) ?? usual {
        case "seconds": 1
        case "minutes": 60
        case "hours": 3_600
        default: 86_400
        }
      guard (least...most).contains(value * seconds) else {
        throw .refused(.invalidParameter("Invalid range for token validity."))
      }
    }
  }

  private func checkAddresses() throws(Interruption) {
    let callbacks = wished.texts("CallbackURLs") ?? []
    for address in callbacks + (wished.texts("LogoutURLs") ?? []) {
      if let fault = RegisteredAddress.fault(of: address) {
        throw .refused(.invalidParameter(fault))
      }
    }
    if let usual = wished.text("DefaultRedirectURI"), !callbacks.contains(usual) {
      throw .refused(
        .invalidParameter("DefaultRedirectURI must be included in the CallbackURLs list."))
    }
  }

  private func checkFlows() throws(Interruption) {
    let flows = wished.texts("AllowedOAuthFlows") ?? []
    let scopes = wished.texts("AllowedOAuthScopes") ?? []
    if wished.flag("AllowedOAuthFlowsUserPoolClient") == true, flows.isEmpty || scopes.isEmpty {
      throw .refused(
        .invalidParameter(
          "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to "
            + "use OAuth flows."))
    }
    guard flows.contains("client_credentials") else { return }
    if flows.count > 1 {
      throw .refused(
        CognitoError(
          "InvalidOAuthFlowException",
          "client_credentials flow can not be selected along with code flow or implicit flow."))
    }
    if !hasSecret {
      throw .refused(
        CognitoError(
          "InvalidOAuthFlowException",
          "client_credentials flow can not be selected if client does not have a client secret."))
    }
  }

  private func checkScopes(in work: Work) throws(Interruption) {
    let standard = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]
    for scope in wished.texts("AllowedOAuthScopes") ?? [] where !standard.contains(scope) {
      let isKnown = work.resources(Resource.resourceServer, of: pool).contains { server in
        server.settings.items("Scopes").contains {
          "\(server.name)/\($0.text("ScopeName") ?? "")" == scope
        }
      }
      guard isKnown else {
        throw .refused(
          CognitoError("ScopeDoesNotExistException", "Scope \(scope) does not exist."))
      }
    }
  }

  private func checkProviders(in work: Work) throws(Interruption) {
    for name in wished.texts("SupportedIdentityProviders") ?? [] where name != "COGNITO" {
      guard work.resource(Resource.provider, of: pool, named: name) != nil else {
        throw .refused(
          .invalidParameter("The provider \(name) does not exist for User Pool \(pool.id)."))
      }
    }
  }

  private func checkAttributes() throws(Interruption) {
    let known = pool.settings.items("SchemaAttributes").compactMap { $0.text("Name") }
    for list in ["ReadAttributes", "WriteAttributes"] {
      for name in wished.texts(list) ?? [] where !known.contains(name) {
        throw .refused(
          .invalidParameter(
            "Invalid \(list == "ReadAttributes" ? "read" : "write") attributes specified while "
              + "creating a client"))
      }
    }
  }
}
