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
  /// Of the interactive sign-in: seconds since 1970.
  package let authTime: Double
  /// Seconds since 1970.
  package let expires: Double
  package var isUsed: Bool = false
  /// PKCE's, S256.
  package var codeChallenge: String?
  package var nonce: String?
  /// RFC 8707: the access token's `aud`.
  package var resource: String?

  package init(
    code: String, userPoolId: String, clientId: String, username: String, redirectURI: String,
    scopes: [String], authTime: Double, expires: Double
  ) {
    self.code = code
    self.userPoolId = userPoolId
    self.clientId = clientId
    self.username = username
    self.redirectURI = redirectURI
    self.scopes = scopes
    self.authTime = authTime
    self.expires = expires
  }

  package var key: String { code }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let code = json.text("code"), let userPoolId = json.text("pool"),
      let clientId = json.text("client"), let username = json.text("username"),
      let redirectURI = json.text("redirect"), let authTime = json.number("authTime"),
      let expires = json.number("expires")
    else { return nil }
    self.init(
      code: code, userPoolId: userPoolId, clientId: clientId, username: username,
      redirectURI: redirectURI, scopes: json.texts("scopes"), authTime: authTime,
      expires: expires)
    isUsed = json.flag("used")
    codeChallenge = json.text("challenge")
    nonce = json.text("nonce")
    resource = json.text("resource")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("code", code)
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("username", username)
    row.put("redirect", redirectURI)
    row.put("scopes", scopes)
    row.put("authTime", authTime)
    row.put("expires", expires)
    row.put("used", isUsed)
    row.put("challenge", codeChallenge)
    row.put("nonce", nonce)
    row.put("resource", resource)
    return row.tree
  }
}
