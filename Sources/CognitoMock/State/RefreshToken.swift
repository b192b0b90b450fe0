package import Syntax

/// A refresh token that was given out.
package struct RefreshToken: StateRow {
  package static let table = "refreshToken"

  /// SHA-256 of the token, in hexadecimal.
  package let hash: String
  /// `origin_jti`
  package let family: String
  /// Seconds since 1970.
  package let expires: Double
  /// When another took its place.
  package var rotatedAt: Double?

  package init(hash: String, family: String, expires: Double) {
    self.hash = hash
    self.family = family
    self.expires = expires
  }

  package var key: String { hash }
  package var indexKeys: [String] { [family] }

  package init?(_ json: JSONValue) {
    guard let hash = json.text("hash"), let family = json.text("family"),
      let expires = json.number("expires")
    else { return nil }
    self.init(hash: hash, family: family, expires: expires)
    rotatedAt = json.number("rotated")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("hash", hash)
    row.put("family", family)
    row.put("expires", expires)
    row.put("rotated", rotatedAt)
    return row.tree
  }
}
