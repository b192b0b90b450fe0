package import Syntax

/// An identity pool.
package struct IdentityPool: StateRow {
  package static let table = "identityPool"

  /// `us-east-1:` and a UUID.
  package let id: String
  /// What `DescribeIdentityPool` shows.
  package var settings: JSONTree
  /// `Roles` and `RoleMappings` of `SetIdentityPoolRoles`.
  package var roles: JSONTree = .object([])
  /// By provider, which claims become tags of a session: `SetPrincipalTagAttributeMap`.
  package var principalTags: JSONTree = .object([])

  package init(id: String, settings: JSONTree) {
    self.id = id
    self.settings = settings
  }

  package var key: String { id }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let settings = json.tree("settings")
    else { return nil }
    self.init(id: id, settings: settings)
    roles = json.tree("roles") ?? .object([])
    principalTags = json.tree("principalTags") ?? .object([])
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("settings", settings)
    row.put("roles", roles)
    row.put("principalTags", principalTags.members.isEmpty ? nil : principalTags)
    return row.tree
  }
}
