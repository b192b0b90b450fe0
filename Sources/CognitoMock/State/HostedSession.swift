package import Syntax

/// A sign-in on the hosted pages, which the cookie `cognito` stands for; good for every client of the pool.
package struct HostedSession: StateRow {
  package static let table = "hostedSession"

  /// The cookie's value.
  package let id: String
  package let userPoolId: String
  package let username: String
  /// Of the interactive sign-in: seconds since 1970.
  package let authTime: Double
  package let expires: Double

  package init(id: String, userPoolId: String, username: String, authTime: Double, expires: Double)
  {
    self.id = id
    self.userPoolId = userPoolId
    self.username = username
    self.authTime = authTime
    self.expires = expires
  }

  package var key: String { id }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let userPoolId = json.text("pool"),
      let username = json.text("username"), let authTime = json.number("authTime"),
      let expires = json.number("expires")
    else { return nil }
    self.init(
      id: id, userPoolId: userPoolId, username: username, authTime: authTime, expires: expires)
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", userPoolId)
    row.put("username", username)
    row.put("authTime", authTime)
    row.put("expires", expires)
    return row.tree
  }
}
