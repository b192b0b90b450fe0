/// A refusal in OAuth's own words.
///
/// Source: RFC 6749 sections 4.1.2.1 and 5.2; Cognito, "Token endpoint", "UserInfo endpoint", "Revoke endpoint".
package struct OAuthError: Error, Hashable, Sendable {
  /// `invalid_grant`
  package let code: String
  package let description: String?
  package let status: Int

  package init(_ code: String, _ description: String? = nil, status: Int = 400) {
    self.code = code
    self.description = description
    self.status = status
  }
}

extension OAuthError {
  package static let invalidRequest = OAuthError("invalid_request")
  package static let invalidClient = OAuthError("invalid_client")
  package static let invalidGrant = OAuthError("invalid_grant")
  package static let invalidScope = OAuthError("invalid_scope")
  package static let unauthorizedClient = OAuthError("unauthorized_client")
  package static let unsupportedGrantType = OAuthError("unsupported_grant_type")
  package static let unsupportedTokenType = OAuthError("unsupported_token_type")

  /// Of the revoke endpoint, where the status is another one.
  package static let invalidClientUnauthorized = OAuthError("invalid_client", status: 401)

  /// Of the userInfo endpoint: no token, or something that is none.
  package static let badUserInfoRequest = OAuthError(
    "invalid_request", "Bad OAuth2 request at UserInfo Endpoint")

  package static let invalidToken = OAuthError(
    "invalid_token",
    "Access token is expired, disabled, or deleted, or the user has globally signed out.",
    status: 401)

  /// What a trigger or the user's state stands in the way of.
  package static func refusal(_ error: CognitoError) -> OAuthError {
    OAuthError("invalid_request", error.message, status: error.status)
  }
}
