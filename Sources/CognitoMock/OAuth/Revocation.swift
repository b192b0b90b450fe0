/// A post to the revoke endpoint.
///
/// Source: RFC 7009; Cognito, "Revoke endpoint".
package struct Revocation: Sendable {
  /// The header, as it was sent.
  package let authorization: String?
  package let form: OAuthParameters

  package init(authorization: String?, form: OAuthParameters) {
    self.authorization = authorization
    self.form = form
  }

  /// Kills a refresh token and everything of its sign-in; nothing at all where it is unknown.
  package func run(on work: inout Work) throws(Interruption) -> OAuthError? {
    guard !form.hasDuplicates, let token = form["token"] else { return .invalidRequest }
    let client: UserPoolClient
    do throws(OAuthError) {
      client = try ClientAuthentication(authorization: authorization, form: form)
        .client(in: work.state)
    } catch { return error == .invalidClient ? .invalidClientUnauthorized : error }
    guard client.revokesTokens else { return .invalidRequest }
    do throws(Interruption) {
      try work.revoke(refreshToken: token, client: client)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      switch refusal.type {
      case "UnsupportedTokenTypeException": return .unsupportedTokenType
      case "UnauthorizedException", "NotAuthorizedException": return .invalidClientUnauthorized
      default: return .invalidRequest
      }
    }
  }
}
