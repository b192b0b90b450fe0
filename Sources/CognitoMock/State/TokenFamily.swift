package import Syntax

/// All tokens that come from one sign-in: they share `origin_jti` and die together.
package struct TokenFamily: StateRow {
  package static let table = "family"

  /// `origin_jti`
  package let id: String
  package let userPoolId: String
  package let clientId: String
  package let username: String
  /// Of the interactive sign-in: seconds since 1970.
  package let authTime: Double
  /// When the last of its tokens is worth nothing.
  package var expires: Double
  package var isRevoked: Bool = false
  /// Granted at the authorize endpoint; none for the API's own.
  package var scopes: [String] = []
  /// Nonce, device, resource, how the person signed in.
  package var facts: JSONTree = .object([])

  package init(
    id: String, userPoolId: String, clientId: String, username: String, authTime: Double,
    expires: Double
  ) {
    self.id = id
    self.userPoolId = userPoolId
    self.clientId = clientId
    self.username = username
    self.authTime = authTime
    self.expires = expires
  }

  package var key: String { id }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let userPoolId = json.text("pool"),
      let clientId = json.text("client"), let username = json.text("username"),
      let authTime = json.number("authTime"), let expires = json.number("expires")
    else { return nil }
    self.init(
      id: id, userPoolId: userPoolId, clientId: clientId, username: username, authTime: authTime,
      expires: expires)
    isRevoked = json.flag("revoked")
    scopes = json.texts("scopes")
    facts = json.tree("facts") ?? .object([])
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("username", username)
    row.put("authTime", authTime)
    row.put("expires", expires)
    row.put("revoked", isRevoked)
    row.put("scopes", scopes)
    row.put("facts", facts)
    return row.tree
  }
}
