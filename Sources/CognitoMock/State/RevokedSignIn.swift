package import Syntax

/// A sign-in whose tokens were revoked, all of them: they share `origin_jti`.
package struct RevokedSignIn: StateRow {
  package static let table = "revokedSignIn"

  /// `origin_jti`
  package let id: String
  package let userPoolId: String
  package let username: String
  /// When the last of its tokens is worth nothing anyway: seconds since 1970.
  package let expires: Double

  package init(id: String, userPoolId: String, username: String, expires: Double) {
    self.id = id
    self.userPoolId = userPoolId
    self.username = username
    self.expires = expires
  }

  package var key: String { id }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let userPoolId = json.text("pool"),
      let username = json.text("username"), let expires = json.number("expires")
    else { return nil }
    self.init(id: id, userPoolId: userPoolId, username: username, expires: expires)
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", userPoolId)
    row.put("username", username)
    row.put("expires", expires)
    return row.tree
  }
}
