extension TokenRequest {
  /// `authorization_code`: each code works once. One that comes from the wrong client or for the wrong
  /// address stays good for the right one; a wrong proof uses it up.
  func redeem(
    _ client: UserPoolClient, on work: inout Work
  ) throws(TokenRefusal) -> TokenSet {
    guard let text = form["code"], let redirectURI = form["redirect_uri"] else {
      throw .oauth(.invalidRequest)
    }
    guard let code = work.state.authorizationCodes[text], !code.isUsed, code.expires > work.time,
      code.clientId == client.id, code.redirectURI == redirectURI
    else { throw .oauth(.invalidGrant) }
    work.state.authorizationCodes.update(text) { $0.isUsed = true }
    guard isProven(code) else { throw .oauth(.invalidGrant) }
    guard let user = work.state.users[User.key(code.userPoolId, code.username)], user.isEnabled,
      client.canRead(attributesOf: code.scopes)
    else { throw .oauth(.invalidGrant) }
    var grant = TokenGrant(
      userPoolId: code.userPoolId, clientId: client.id, username: code.username,
      authTime: code.authTime, source: .hostedAuth)
    grant.scopes = code.scopes
    grant.nonce = code.nonce
    grant.resource = code.resource
    do throws(Interruption) {
      return try work.tokens(for: grant)
    } catch { throw .from(error) }
  }

  private func isProven(_ code: AuthorizationCode) -> Bool {
    switch (form["code_verifier"], code.codeChallenge) {
    case (nil, nil): true
    case (let verifier?, let challenge?):
      ProofKey.matches(verifier: verifier, challenge: challenge)
    default: false
    }
  }
}

extension UserPoolClient {
  /// Whether the client may read the attributes that come in pairs with a scope.
  fileprivate func canRead(attributesOf scopes: [String]) -> Bool {
    let readable = settings.texts("ReadAttributes")
    guard !readable.isEmpty else { return true }
    let pairs = [("email", "email"), ("phone", "phone_number")]
    return pairs.allSatisfy { scope, attribute in
      !scopes.contains(scope)
        || readable.contains(attribute) == readable.contains("\(attribute)_verified")
    }
  }
}
