package import Syntax

/// A group of a pool's users.
package struct Group: StateRow {
  package static let table = "group"

  package let userPoolId: String
  package let name: String
  package var description: String?
  package var roleArn: String?
  /// 0 or more; the lowest wins.
  package var precedence: Int?
  /// Seconds since 1970.
  package let created: Double
  package var modified: Double

  package init(userPoolId: String, name: String, created: Double, modified: Double) {
    self.userPoolId = userPoolId
    self.name = name
    self.created = created
    self.modified = modified
  }

  package var key: String { Self.key(userPoolId, name) }
  package var indexKeys: [String] { [userPoolId] }

  package init?(_ json: JSONValue) {
    guard let userPoolId = json.text("pool"), let name = json.text("name"),
      let created = json.number("created"), let modified = json.number("modified")
    else { return nil }
    self.init(userPoolId: userPoolId, name: name, created: created, modified: modified)
    description = json.text("description")
    roleArn = json.text("role")
    precedence = json.whole("precedence")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("pool", userPoolId)
    row.put("name", name)
    row.put("description", description)
    row.put("role", roleArn)
    row.put("precedence", precedence)
    row.put("created", created)
    row.put("modified", modified)
    return row.tree
  }
}

extension Group {
  package static func key(_ userPoolId: String, _ name: String) -> String {
    "\(userPoolId) \(name)"
  }
}
