extension TokenRequest {
  /// `refresh_token`: scopes stay those of the first grant.
  func refresh(
    _ client: UserPoolClient, on work: inout Work
  ) throws(TokenRefusal) -> TokenSet {
    guard let token = form["refresh_token"] else { throw .oauth(.invalidRequest) }
    do throws(Interruption) {
      return try work.refreshedTokens(token, client: client)
    } catch {
      if case .refused(let refusal) = error, refusal.type == "InvalidParameterException" {
        throw .oauth(.invalidGrant)
      }
      throw .from(error)
    }
  }
}
