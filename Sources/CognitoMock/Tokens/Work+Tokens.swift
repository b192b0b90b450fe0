package import Syntax

extension Work {
  /// The tokens of a sign-in or an authorization code, the pre-token trigger asked.
  package mutating func tokens(for grant: TokenGrant) throws(Interruption) -> TokenSet {
    throw .refused(.notAuthorized("Not built yet"))
  }

  /// New tokens for a refresh token; with rotation a new refresh token too.
  ///
  /// - Parameter deviceKey: needed where the pool remembers devices.
  package mutating func refreshedTokens(
    _ refreshToken: String, client: UserPoolClient, deviceKey: String? = nil,
    clientMetadata: [(String, String)] = []
  ) throws(Interruption) -> TokenSet {
    throw .refused(.notAuthorized("Invalid Refresh Token"))
  }

  /// The access token of a program that signs in by its secret alone.
  package mutating func clientCredentialsTokens(
    client: UserPoolClient, scopes: [String], clientMetadata: [(String, String)] = []
  ) throws(Interruption) -> TokenSet {
    throw .refused(.notAuthorized("Not built yet"))
  }

  /// Kills a refresh token and all tokens of its sign-in; a token that is none, or already dead, is
  /// passed over. Refuses an access or ID token, and another client's.
  package mutating func revoke(
    refreshToken: String, client: UserPoolClient
  ) throws(Interruption) {
  }

  /// Signs a user out everywhere: all refresh tokens die, and access and ID tokens for the mock's
  /// own calls.
  package mutating func signOutEverywhere(_ user: User) {
  }

  /// Who an access token of the API belongs to, with the service's own refusals.
  ///
  /// - Parameter scope: that the token must have; nil where any token will do.
  package func holder(
    ofAccessToken token: String, scope: String? = "aws.cognito.signin.user.admin"
  ) throws(Interruption) -> AccessTokenHolder {
    throw .refused(.notAuthorized("Invalid Access Token"))
  }

  /// The user of an access token of the API.
  package func user(forAccessToken token: String) throws(Interruption) -> User {
    try holder(ofAccessToken: token).user
  }
}

/// Who an access token belongs to.
package struct AccessTokenHolder: Sendable {
  package let user: User
  package let pool: UserPool
  package let client: UserPoolClient
  package let scopes: [String]
  package let claims: JSONTree
}
