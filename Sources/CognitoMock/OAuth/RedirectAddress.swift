/// A callback with what a request comes to: in its query, or in its fragment for the implicit grant.
package struct RedirectAddress: Hashable, Sendable {
  package let uri: String
  package let inFragment: Bool
  package let state: String?

  package init(_ uri: String, inFragment: Bool, state: String?) {
    self.uri = uri
    self.inFragment = inFragment
    self.state = state
  }

  /// The address with parameters, in their order.
  func with(_ parameters: [(String, String?)]) -> String {
    let pairs = parameters.compactMap { name, value in
      value.map { Attribute(name: name, value: $0) }
    }
    let mark = inFragment ? "#" : uri.contains("?") ? "&" : "?"
    return uri + mark + OAuthParameters(pairs).encoded
  }

  /// `?code=…&state=…`
  package func code(_ code: String) -> String { with([("code", code), ("state", state)]) }

  /// `?error=…&state=…`. With a description the service has an order of its own:
  /// `?error_description=…&state=…&error=…`.
  package func error(_ code: String, _ description: String? = nil) -> String {
    guard let description else { return with([("error", code), ("state", state)]) }
    return with([("error_description", description), ("state", state), ("error", code)])
  }

  /// `#id_token=…&access_token=…&expires_in=3600&token_type=Bearer&state=…`
  package func tokens(id: String?, access: String, expiresIn: Int) -> String {
    with([
      ("id_token", id), ("access_token", access), ("expires_in", String(expiresIn)),
      ("token_type", "Bearer"), ("state", state),
    ])
  }
}
