extension AuthorizationRequest {
  /// Checks a request in the service's own order: what comes first decides who is told.
  ///
  /// Source: Cognito, "Authorize endpoint"; the order comes from captures of the service.
  ///
  /// - Parameter page: where it was sent to. The offer of a passkey leads back to the app with no answer,
  ///   and need not be told of which kind one is.
  package static func check(
    _ parameters: OAuthParameters, query: String, at page: HostedPage? = nil,
    in state: CognitoState
  ) throws(AuthorizationFault) -> AuthorizationRequest {
    guard let clientId = parameters["client_id"] else { throw .noClient }
    guard let client = state.clients[clientId], let pool = state.pools[client.userPoolId] else {
      throw .errorAddress("invalid_request", clientId: clientId)
    }
    let uri = try redirectURI(parameters, client, state.settings)
    let asked = parameters["response_type"]
    let type =
      asked == nil && page == .passkeysAdd
      ? client.ownResponseType : asked.flatMap(ResponseType.init)
    let redirect = RedirectAddress(
      uri, inFragment: type == .token, state: parameters["state"])
    guard let type else { throw .redirect(redirect.error("invalid_request")) }
    guard client.allowsOAuth,
      client.allowedOAuthFlows.contains(type == .code ? "code" : "implicit")
    else { throw .redirect(redirect.error("unauthorized_client")) }
    guard let scopes = OAuthScopes.granted(parameters.words("scope"), to: client) else {
      throw .redirect(redirect.error("invalid_request", "invalid_scope"))
    }
    try checkProof(parameters, redirect)
    guard isResource(parameters["resource"]) else {
      throw .redirect(redirect.error("invalid_request", "invalid resource"))
    }
    return AuthorizationRequest(
      pool: pool, client: client, responseType: type, redirect: redirect, scopes: scopes,
      parameters: parameters, query: query)
  }

  private static func redirectURI(
    _ parameters: OAuthParameters, _ client: UserPoolClient, _ settings: MockSettings
  ) throws(AuthorizationFault) -> String {
    guard let uri = parameters["redirect_uri"] else {
      guard client.supportedIdentityProviders.count == 1,
        let uri = client.settings.text("DefaultRedirectURI")
          ?? (client.callbackURLs.count == 1 ? client.callbackURLs[0] : nil)
      else { throw .noRedirect }
      return uri
    }
    guard settings.callbacks(of: client).contains(uri) else {
      throw .errorAddress("redirect_mismatch", clientId: client.id)
    }
    return uri
  }

  private static func checkProof(
    _ parameters: OAuthParameters, _ redirect: RedirectAddress
  ) throws(AuthorizationFault) {
    switch (parameters["code_challenge"], parameters["code_challenge_method"]) {
    case (nil, nil): return
    case (let challenge?, "S256"?):
      // RFC 7636: the 32 bytes of SHA-256 in base64url.
      guard challenge.utf8.count == 43 else { break }
      return
    case (_?, _?):
      throw .redirect(
        redirect.error("invalid_request", "code_challenge_method is not supported"))
    default: break
    }
    throw .redirect(redirect.error("invalid_request"))
  }

  private static func isResource(_ text: String?) -> Bool {
    guard let text, let scheme = text.firstRange(of: "://") else { return text == nil }
    switch text[..<scheme.lowerBound] {
    case "https": return true
    case "http": return text[scheme.upperBound...].hasPrefix("localhost")
    default: return true
    }
  }
}
