import Bindings
import Syntax

@testable import CognitoMock

/// A pool with clients for OAuth, and a person at a browser: cookies and forms without HTTP.
struct OAuthWorld {
  static let callback = "https://app.example/cb"
  static let other = "otherclient000000000000000"
  static let confidential = "secretclient00000000000000"
  static let secret = "9example87654321"
  static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

  var users: UserWorld
  /// The browser's cookies.
  var session: String?
  var flow: String?
  var federation: String?
  /// Where the browser was sent last, or nil for a page.
  var location: String?
  var view: HostedView?

  init(pool: [(String, JSONTree)] = [], client: [(String, JSONTree)] = []) {
    users = UserWorld(pool: pool, client: Self.client + client)
    let keys = UserWorld.sharedKeys
    users.state.settings.tokenKeys = keys
    for (id, secrets) in [(Self.other, [String]()), (Self.confidential, [Self.secret])] {
      var row = UserPoolClient(
        id: id, userPoolId: UserWorld.poolId, name: id, settings: .object(Self.client),
        created: users.time)
      row.secrets = secrets.map { UserPoolClient.Secret(id: $0, value: $0, created: users.time) }
      users.state.clients.put(row)
    }
    for name in ["Google", "corp"] {
      users.state.resources.put(
        Resource(
          kind: "provider", userPoolId: UserWorld.poolId, name: name,
          settings: [
            "ProviderType": .string(name == "corp" ? "SAML" : name),
            "AttributeMapping": ["email": "mail", "username": "sub"],
            "IdpIdentifiers": .array(name == "corp" ? ["corp.example"] : []),
          ], created: users.time, modified: users.time))
    }
    users.add("ada", [("email", "ada@example.com"), ("email_verified", "true")])
  }

  private static let client: [(String, JSONTree)] = [
    ("AllowedOAuthFlowsUserPoolClient", true),
    ("AllowedOAuthFlows", ["code", "implicit", "client_credentials"]),
    (
      "AllowedOAuthScopes",
      ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin", "shop/read"]
    ),
    ("CallbackURLs", [.string(callback), "https://app.example/cb?a=1"]),
    ("LogoutURLs", ["https://app.example/bye"]),
    ("SupportedIdentityProviders", ["COGNITO", "Google", "corp"]),
  ]

  /// A query for the usual client; an empty value takes a parameter away.
  static func query(_ changes: [(String, String)] = []) -> String {
    var pairs = [
      Attribute(name: "client_id", value: UserWorld.clientId),
      Attribute(name: "response_type", value: "code"),
      Attribute(name: "redirect_uri", value: callback), Attribute(name: "state", value: "s 1"),
    ]
    for (name, value) in changes {
      pairs.removeAll { $0.name == name }
      if !value.isEmpty { pairs.append(Attribute(name: name, value: value)) }
    }
    return OAuthParameters(pairs).encoded
  }

  /// Pairs as a query writes them, empty ones too: `client_id=&scope=openid+email`.
  static func pairs(_ text: String) -> [(String, String)] {
    OAuthParameters(query: text).pairs.map { ($0.name, $0.value) }
  }

  mutating func authorize(_ changes: [(String, String)] = []) -> String {
    let query = Self.query(changes)
    let session = session
    return take { work throws(Interruption) in
      try AuthorizationRequest.authorize(
        OAuthParameters(query: query), query: query, cookie: session, on: &work)
    }
  }

  /// Looks at a page, or posts to it.
  @discardableResult
  mutating func visit(
    _ page: HostedPage, _ form: [(String, String)]? = nil, _ changes: [(String, String)] = [],
    answers: [TriggerAnswer] = []
  ) -> String {
    let query = Self.query(changes)
    var asked = HostedRequest(page, query: query, parameters: OAuthParameters(query: query))
    asked.form = form.map { pairs in
      OAuthParameters(pairs.map { Attribute(name: $0.0, value: $0.1) })
    }
    asked.session = session
    asked.flow = flow
    return take(answers: answers) { work throws(Interruption) in try asked.run(on: &work) }
  }

  @discardableResult
  mutating func answer(_ answer: FederationAnswer, answers: [TriggerAnswer] = []) -> String {
    take(answers: answers) { work throws(Interruption) in try answer.run(on: &work) }
  }

  /// What a browser sees: the address it is sent to without its query, or the page's screen; with the
  /// service's refusal behind it.
  mutating func take(
    answers: [TriggerAnswer] = [],
    _ body: (inout Work) throws(Interruption) -> HostedReply
  ) -> String {
    switch users.perform(answers: answers, body) {
    case .calls(let call): return "asks \(call.event.text("triggerSource") ?? "")"
    case .answered(.failure(let error)): return "fails \(error.message)"
    case .answered(.success(let reply)):
      Self.put(reply.session, into: &session)
      Self.put(reply.flow, into: &flow)
      Self.put(reply.federation, into: &federation)
      (location, view) = (nil, nil)
      switch reply.body {
      case .location(let address):
        location = address
        return address
      case .tokens(let set, let redirect):
        location = redirect.tokens(id: nil, access: "a", expiresIn: set.expiresIn)
        return location ?? ""
      case .page(let view):
        self.view = view
        if case .error = view.screen { return "page \(view.detail)" }
        return "\(view.screen)" + (view.error.map { " \($0.type)" } ?? "")
      }
    }
  }

  private static func put(_ change: HostedReply.Cookie, into cookie: inout String?) {
    switch change {
    case .keep: return
    case .clear: cookie = nil
    case .set(let value): cookie = value
    }
  }

  /// The code that the browser was sent to the app with.
  var code: String {
    let query = location?.split(separator: "?", maxSplits: 1).last.map(String.init) ?? ""
    return OAuthParameters(query: query)["code"] ?? ""
  }

  /// Signs Ada in on the page and gives the code.
  mutating func signIn(_ changes: [(String, String)] = []) -> String {
    visit(.login, [("username", "ada"), ("password", "Passw0rd!")], changes)
    return code
  }

  /// The token endpoint's answer: `ok` with its members, or the error.
  mutating func redeem(
    _ form: [(String, String)], authorization: String? = nil
  ) -> String {
    let request = TokenRequest(
      authorization: authorization,
      form: OAuthParameters(form.map { Attribute(name: $0.0, value: $0.1) }))
    let outcome = users.perform { work throws(Interruption) in try request.run(on: &work) }
    switch outcome {
    case .answered(.success(.success(let set))):
      let parts = [("id", set.idToken != nil), ("refresh", set.refreshToken != nil)]
      return "ok" + parts.filter { $0.1 }.map { " \($0.0)" }.joined()
    case .answered(.success(.failure(let error))): return error.code
    case .answered(.failure(let error)): return "fails \(error.message)"
    case .calls: return "asks"
    }
  }

  /// The form for a code of the usual client.
  static func form(_ code: String, _ changes: [(String, String)] = []) -> [(String, String)] {
    var pairs = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback),
      ("client_id", UserWorld.clientId),
    ]
    for (name, value) in changes {
      pairs.removeAll { $0.0 == name }
      if !value.isEmpty { pairs.append((name, value)) }
    }
    return pairs
  }
}
