import Bindings
package import Syntax

/// A sign-in that has gone to a provider: what its `state` or `RelayState` stands for.
///
/// The provider is a stand-in of the preview. What it would tell the service from server to server —
/// who signed in — waits in this row until the browser comes back with the code.
package struct Federation: Sendable {
  static let challenge = "FEDERATION"

  package let id: String
  package let userPoolId: String
  package let clientId: String
  package let provider: String
  /// Of the authorize request.
  package let query: String
  let expires: Double
  /// In the browser's cookie as well, so that nobody can be signed in as somebody else by a link.
  let browser: String
  /// What the provider gave, and who it says has signed in.
  var code: String?
  var claims: JSONTree?
}

extension Federation {
  /// Seconds.
  static let limit = 300.0

  init?(_ row: AuthSession?) {
    guard let row, row.challenge == Self.challenge, let query = row.facts.text("query"),
      let browser = row.facts.text("browser")
    else { return nil }
    id = row.id
    userPoolId = row.userPoolId
    clientId = row.clientId
    provider = row.username
    self.query = query
    expires = row.expires
    self.browser = browser
    code = row.facts.text("code")
    claims = row.facts["claims"]
  }

  var row: AuthSession {
    var facts = RowTree()
    facts.put("query", query)
    facts.put("browser", browser)
    facts.put("code", code)
    facts.put("claims", claims)
    var row = AuthSession(
      id: id, userPoolId: userPoolId, clientId: clientId, username: provider,
      challenge: Self.challenge, expires: expires)
    row.facts = facts.tree
    return row
  }
}

extension Work {
  /// A sign-in that a provider's page was asked for, if it is still wanted.
  package func federation(_ state: String?) -> Federation? {
    guard let state, let found = Federation(self.state.authSessions[state]), found.expires > time
    else { return nil }
    return found
  }

  /// Sends a browser to a provider.
  mutating func federate(_ provider: Resource, _ request: AuthorizationRequest) -> HostedReply {
    let federation = Federation(
      id: random.uuid(), userPoolId: request.pool.id, clientId: request.client.id,
      provider: provider.name, query: request.query, expires: time + Federation.limit,
      browser: random.uuid())
    state.authSessions.put(federation.row)
    var query = [
      Attribute(name: "state", value: federation.id),
      Attribute(name: "provider", value: provider.name),
    ]
    let type = provider.settings.text("ProviderType") ?? "OIDC"
    if let hint = request.loginHint, type == "OIDC" || type == "Google" {
      query.append(Attribute(name: "login_hint", value: hint))
    }
    if let prompt = request.parameters["prompt"], prompt != "none" {
      query.append(Attribute(name: "prompt", value: prompt))
    }
    var reply = HostedReply.redirect(
      "\(Federation.address)?\(OAuthParameters(query).encoded)")
    reply.federation = .set(federation.browser)
    return reply
  }

  /// The stand-in's answer: a code that stands for somebody.
  ///
  /// - Parameters:
  ///   - claims: `sub`, and what else the provider tells.
  ///   - assertion: what stands for the person instead of a code: a SAML response.
  /// - Returns: what the browser brings back as `code`; nil where nothing is waited for.
  package mutating func consent(
    _ state: String, claims: JSONTree, assertion: String? = nil
  ) -> String? {
    guard var federation = federation(state) else { return nil }
    let code = random.uuid()
    federation.code = assertion.map(Federation.code(forAssertion:)) ?? code
    federation.claims = claims
    self.state.authSessions.put(federation.row)
    return code
  }
}

extension Federation {
  /// A response of ours is known by its hash, which does the work of a signature.
  package static func code(forAssertion text: String) -> String {
    Hex.encode(SHA256.hash(Array(text.utf8)))
  }

  /// Where the stand-in lies.
  package static let address = "/_lintel/provider"
}
