extension AuthorizationRequest {
  /// The authorize endpoint: straight on for somebody who has signed in within the hour, else to the
  /// pages or to a provider.
  ///
  /// - Parameter cookie: the session's.
  package static func authorize(
    _ parameters: OAuthParameters, query: String, cookie: String?, on work: inout Work
  ) throws(Interruption) -> HostedReply {
    let request: AuthorizationRequest
    let provider: Resource?
    do throws(AuthorizationFault) {
      request = try check(parameters, query: query, in: work.state)
      provider = try request.provider(in: work.state)
    } catch { return HostedReply(error) }
    if let user = work.state.signedIn(cookie, to: request.pool, at: work.time),
      !request.asksFor("login", in: work.state)
    {
      return try request.result(for: user, on: &work)
    }
    if request.asksFor("none", in: work.state) {
      let isAlone = parameters.words("prompt").count == 1
      return .redirect(request.redirect.error(isAlone ? "login_required" : "invalid_request"))
    }
    if let provider { return work.federate(provider, request) }
    return .redirect("/login?\(query)")
  }

  /// The app's address with a code, or with tokens.
  func result(
    for user: SignedInUser, on work: inout Work
  ) throws(Interruption) -> HostedReply {
    switch responseType {
    case .code: return .redirect(redirect.code(work.issueCode(self, user)))
    case .token:
      var grant = TokenGrant(
        userPoolId: pool.id, clientId: client.id, username: user.username,
        authTime: user.authTime, source: .hostedAuth)
      grant.scopes = scopes
      grant.nonce = nonce
      grant.resource = resource
      grant.refreshes = false
      do throws(Interruption) {
        return HostedReply(.tokens(try work.tokens(for: grant), redirect))
      } catch {
        guard case .refused(let refusal) = error else { throw error }
        return .redirect(redirect.error("invalid_request", refusal.message))
      }
    }
  }
}
