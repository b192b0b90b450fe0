package import Syntax

/// Who an access token belongs to.
package struct AccessTokenHolder: Sendable {
  package let user: User
  package let pool: UserPool
  package let client: UserPoolClient
  package let scopes: [String]
  package let claims: JSONTree
}

extension Work {
  /// Who an access token of the API belongs to, with the service's own refusals.
  ///
  /// - Parameter scope: that the token must have; nil where any token will do.
  package func holder(
    ofAccessToken token: String, scope: String? = "aws.cognito.signin.user.admin"
  ) throws(Interruption) -> AccessTokenHolder {
    let claims = try verified(token)
    guard let issuer = claims.text("iss"), let id = issuer.split(separator: "/").last,
      let pool = state.pools[String(id)], state.settings.issuer(of: pool) == issuer,
      let client = claims.text("client_id").flatMap({ state.clients[$0] }),
      client.userPoolId == pool.id, let username = claims.text("username")
    else { throw .refused(.invalidAccessToken) }
    guard let user = state.users[User.key(pool.id, username)], user.sub == claims.text("sub")
    else { throw .refused(.userNotFound) }
    guard user.isEnabled else { throw .refused(.notAuthorized("User is disabled.")) }
    guard isGood(mark: SignInMark.of(claims), of: user) else {
      throw .refused(.notAuthorized("Access Token has been revoked"))
    }
    let scopes = (claims.text("scope") ?? "").split(separator: " ").map(String.init)
    if let scope, !scopes.contains(scope) {
      throw .refused(.notAuthorized("Access Token does not have required scopes"))
    }
    return AccessTokenHolder(
      user: user, pool: pool, client: client, scopes: scopes, claims: JSONTree(claims))
  }

  /// The user of an access token of the API.
  package func user(forAccessToken token: String) throws(Interruption) -> User {
    try holder(ofAccessToken: token).user
  }

  private func verified(_ token: String) throws(Interruption) -> JSONValue {
    guard let keys = state.settings.tokenKeys else { throw .refused(.invalidAccessToken) }
    do throws(TokenFault) {
      return try keys.verify(token, use: .access, at: time)
    } catch {
      guard error == .expired else { throw .refused(.invalidAccessToken) }
      throw .refused(.notAuthorized("Access Token has expired"))
    }
  }
}

extension CognitoError {
  package static let invalidAccessToken = notAuthorized("Invalid Access Token")
}
