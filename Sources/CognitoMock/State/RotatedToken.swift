package import Syntax

/// A refresh token whose place another has taken.
package struct RotatedToken: StateRow {
  package static let table = "rotatedToken"

  /// SHA-256 of the token, in hexadecimal.
  package let hash: String
  package let userPoolId: String
  package let username: String
  /// When another took its place: seconds since 1970.
  package let rotatedAt: Double
  package let expires: Double

  package init(
    hash: String, userPoolId: String, username: String, rotatedAt: Double, expires: Double
  ) {
    self.hash = hash
    self.userPoolId = userPoolId
    self.username = username
    self.rotatedAt = rotatedAt
    self.expires = expires
  }

  package var key: String { hash }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let hash = json.text("hash"), let userPoolId = json.text("pool"),
      let username = json.text("username"), let rotatedAt = json.number("rotated"),
      let expires = json.number("expires")
    else { return nil }
    self.init(
      hash: hash, userPoolId: userPoolId, username: username, rotatedAt: rotatedAt,
      expires: expires)
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("hash", hash)
    row.put("pool", userPoolId)
    row.put("username", username)
    row.put("rotated", rotatedAt)
    row.put("expires", expires)
    return row.tree
  }
}
