extension AuthorizationCode {
  /// Seconds; the service lets nobody change it.
  static let lifetime = 300.0
}

extension Work {
  /// A code for a request and who has signed in to it.
  mutating func issueCode(_ request: AuthorizationRequest, _ user: SignedInUser) -> String {
    var code = AuthorizationCode(
      code: random.uuid(), userPoolId: request.pool.id, clientId: request.client.id,
      username: user.username, redirectURI: request.redirect.uri, scopes: request.scopes,
      authTime: user.authTime, expires: time + AuthorizationCode.lifetime)
    code.codeChallenge = request.codeChallenge
    code.nonce = request.nonce
    code.resource = request.resource
    state.authorizationCodes.put(code)
    return code.code
  }
}
