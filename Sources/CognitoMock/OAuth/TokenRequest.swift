import Syntax

/// A post to the token endpoint.
///
/// Source: RFC 6749 sections 4.1.3, 4.4.2 and 6; Cognito, "Token endpoint".
package struct TokenRequest: Sendable {
  /// The header, as it was sent.
  package let authorization: String?
  package let form: OAuthParameters

  package init(authorization: String?, form: OAuthParameters) {
    self.authorization = authorization
    self.form = form
  }

  private enum Grant: String {
    case authorizationCode = "authorization_code"
    case refreshToken = "refresh_token"
    case clientCredentials = "client_credentials"
  }

  /// The tokens, or why there are none. A refusal is a reply: what was written stays, since a code is
  /// used up by a wrong proof.
  package func run(
    on work: inout Work
  ) throws(Interruption) -> Result<TokenSet, OAuthError> {
    do throws(TokenRefusal) {
      return .success(try tokens(on: &work))
    } catch {
      switch error {
      case .oauth(let error): return .failure(error)
      case .interruption(let interruption): throw interruption
      }
    }
  }

  private func tokens(on work: inout Work) throws(TokenRefusal) -> TokenSet {
    guard !form.hasDuplicates, let type = form["grant_type"] else {
      throw .oauth(.invalidRequest)
    }
    guard let grant = Grant(rawValue: type) else { throw .oauth(.unsupportedGrantType) }
    let client = try authenticated(in: work.state)
    guard client.allowsGrant(type) else { throw .oauth(.unauthorizedClient) }
    switch grant {
    case .authorizationCode: return try redeem(client, on: &work)
    case .refreshToken: return try refresh(client, on: &work)
    case .clientCredentials: return try signInClient(client, on: &work)
    }
  }

  private func authenticated(in state: CognitoState) throws(TokenRefusal) -> UserPoolClient {
    do throws(OAuthError) {
      return try ClientAuthentication(authorization: authorization, form: form).client(in: state)
    } catch { throw .oauth(error) }
  }
}

/// Why there are no tokens: OAuth says so, or the work has not come to its end.
enum TokenRefusal: Error {
  case oauth(OAuthError)
  case interruption(Interruption)

  /// The service's own refusals inside of the endpoint say `invalid_grant`, or what a trigger said.
  static func from(_ interruption: Interruption) -> TokenRefusal {
    guard case .refused(let error) = interruption else { return .interruption(interruption) }
    switch error.type {
    case "NotAuthorizedException", "UserNotFoundException", "RefreshTokenReuseException":
      return .oauth(.invalidGrant)
    default: return .oauth(.refusal(error))
    }
  }
}

extension UserPoolClient {
  /// Whether the client may use a grant. Refresh tokens of the API can be redeemed here too.
  fileprivate func allowsGrant(_ type: String) -> Bool {
    switch type {
    case "authorization_code": allowsOAuth && allowedOAuthFlows.contains("code")
    case "client_credentials":
      allowsOAuth && isConfidential && allowedOAuthFlows.contains("client_credentials")
    default:
      allowsOAuth && allowedOAuthFlows.contains("code")
        || explicitAuthFlows.contains("ALLOW_REFRESH_TOKEN_AUTH")
    }
  }
}
