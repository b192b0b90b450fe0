/// What the logout endpoint does: ends the browser's session and sends it on.
///
/// Source: Cognito, "Logout endpoint".
package struct SignOut: Sendable {
  package let parameters: OAuthParameters

  package init(_ parameters: OAuthParameters) { self.parameters = parameters }

  /// What a browser gets. The session is over in any case.
  package enum Reply: Hashable, Sendable {
    case redirect(String)
    /// Status 400.
    case page(String)
  }

  /// - Parameter session: the cookie's value.
  package func run(_ session: String?, on work: inout Work) -> Reply {
    if let session { work.state.hostedSessions.remove(session) }
    guard let clientId = parameters["client_id"] else {
      return .page("Required String parameter 'client_id' is not present")
    }
    guard let client = work.state.clients[clientId] else {
      return .redirect(
        AuthorizationFault.errorAddress("invalid_request", clientId: clientId).location ?? "/error")
    }
    let mismatch = AuthorizationFault.errorAddress("redirect_mismatch", clientId: clientId)
    if let uri = parameters["logout_uri"] {
      return .redirect(
        work.state.settings.signedOutAddresses(of: client).contains(uri)
          ? uri : mismatch.location ?? "/error")
    }
    guard let uri = parameters["redirect_uri"] else {
      return .page("Required String parameter 'redirect_uri' is not present")
    }
    guard work.state.settings.callbacks(of: client).contains(uri) else {
      return .redirect(mismatch.location ?? "/error")
    }
    var query = parameters
    if query["scope"] == nil {
      query = OAuthParameters(
        query.without(["scope"]).pairs + [
          Attribute(name: "scope", value: client.allowedOAuthScopes.joined(separator: " "))
        ])
    }
    return .redirect("/login?\(query.encoded)")
  }
}
