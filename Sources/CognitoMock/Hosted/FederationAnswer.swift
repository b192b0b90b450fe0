import Bindings
import Syntax

/// A browser that comes back from a provider.
///
/// Source: Cognito, "IdP and relying party endpoints".
package struct FederationAnswer: Sendable {
  /// `state` or `RelayState`.
  package let state: String?
  /// The code, or for SAML what stands for the assertion.
  package let code: String?
  /// The provider's own refusal.
  package var error: String?
  package var errorDescription: String?
  /// The cookie `csrf-state`, or its elder sister.
  package let browser: String?

  package init(state: String?, code: String?, browser: String?) {
    self.state = state
    self.code = code
    self.browser = browser
  }

  package func run(on work: inout Work) throws(Interruption) -> HostedReply {
    guard let federation = work.federation(state), federation.browser == browser,
      let request = federation.request(in: work.state)
    else { return .show(HostedView(error: "Invalid state parameter")) }
    work.state.authSessions.remove(federation.id)
    var reply = try answer(federation, request, on: &work)
    reply.federation = .clear
    return reply
  }

  private func answer(
    _ federation: Federation, _ request: AuthorizationRequest, on work: inout Work
  ) throws(Interruption) -> HostedReply {
    if let error {
      return .redirect(
        request.redirect.with([
          ("error", error), ("error_description", errorDescription),
          ("state", request.redirect.state),
        ]))
    }
    guard let code, code == federation.code, let claims = federation.claims,
      let provider = work.state.resources[
        Resource.key("provider", federation.userPoolId, federation.provider)],
      let subject = claims.text("sub"), !subject.isEmpty
    else {
      return .redirect(
        request.redirect.error(
          "invalid_request", "\(federation.provider) Error - 400 invalid_grant"))
    }
    do throws(Interruption) {
      let user = try work.federatedUser(subject, claims, of: provider, request: request)
      guard user.isEnabled else {
        return .redirect(request.redirect.error("invalid_request", "User is disabled."))
      }
      let signedIn = SignedInUser(username: user.username, authTime: work.time)
      let session = work.openHostedSession(signedIn, in: request.pool)
      var request = request
      request.generatedNonce = Base64URL.encode(work.random.bytes(32))
      var reply = try request.result(for: signedIn, on: &work)
      reply.session = .set(session)
      return reply
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return .redirect(refused(refusal, request))
    }
  }

  /// A trigger's words, with the blank that the service writes after them.
  private func refused(_ refusal: CognitoError, _ request: AuthorizationRequest) -> String {
    let isTrigger = refusal.type == "UserLambdaValidationException"
    return request.redirect.error(
      "invalid_request", isTrigger ? refusal.message + " " : refusal.message)
  }
}

extension Federation {
  /// The request that the browser went away with, checked again: the client may have changed since.
  package func request(in state: CognitoState) -> AuthorizationRequest? {
    let parameters = OAuthParameters(query: query)
    return try? AuthorizationRequest.check(parameters, query: query, in: state)
  }
}
