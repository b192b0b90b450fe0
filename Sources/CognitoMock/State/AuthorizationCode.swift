package import Syntax

/// A code of the authorize endpoint.
package struct AuthorizationCode: StateRow {
  package static let table = "code"

  package let code: String
  package let userPoolId: String
  package let clientId: String
  package let username: String
  package let redirectURI: String
  package let scopes: [String]
  /// Seconds since 1970.
  package let expires: Double
  package var isUsed: Bool = false
  /// PKCE's, S256.
  package var codeChallenge: String?
  package var nonce: String?
  /// Resource, device, time of the sign-in.
  package var facts: JSONTree = .object([])

  package init(
    code: String, userPoolId: String, clientId: String, username: String, redirectURI: String,
    scopes: [String], expires: Double
  ) {
    self.code = code
    self.userPoolId = userPoolId
    self.clientId = clientId
    self.username = username
    self.redirectURI = redirectURI
    self.scopes = scopes
    self.expires = expires
  }

  package var key: String { code }

  package init?(_ json: JSONValue) {
    guard let code = json.text("code"), let userPoolId = json.text("pool"),
      let clientId = json.text("client"), let username = json.text("username"),
      let redirectURI = json.text("redirect"), let expires = json.number("expires")
    else { return nil }
    self.init(
      code: code, userPoolId: userPoolId, clientId: clientId, username: username,
      redirectURI: redirectURI, scopes: json.texts("scopes"), expires: expires)
    isUsed = json.flag("used")
    codeChallenge = json.text("challenge")
    nonce = json.text("nonce")
    facts = json.tree("facts") ?? .object([])
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("code", code)
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("username", username)
    row.put("redirect", redirectURI)
    row.put("scopes", scopes)
    row.put("expires", expires)
    row.put("used", isUsed)
    row.put("challenge", codeChallenge)
    row.put("nonce", nonce)
    row.put("facts", facts)
    return row.tree
  }
}
