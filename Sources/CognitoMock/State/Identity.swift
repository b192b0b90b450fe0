package import Syntax

/// Somebody in an identity pool.
package struct Identity: StateRow {
  package static let table = "identity"

  /// `us-east-1:` and a UUID.
  package let id: String
  package let identityPoolId: String
  /// Providers and who it is there, `PROVIDER SUBJECT`; none for a guest.
  package var logins: [String] = []
  /// Seconds since 1970.
  package let created: Double
  package var modified: Double

  package init(id: String, identityPoolId: String, created: Double, modified: Double) {
    self.id = id
    self.identityPoolId = identityPoolId
    self.created = created
    self.modified = modified
  }

  package var key: String { id }
  package var indexKeys: [String] {
    [identityPoolId] + logins.map { Self.indexKey(identityPoolId, login: $0) }
  }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let identityPoolId = json.text("pool"),
      let created = json.number("created"), let modified = json.number("modified")
    else { return nil }
    self.init(id: id, identityPoolId: identityPoolId, created: created, modified: modified)
    logins = json.texts("logins")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", identityPoolId)
    row.put("logins", logins)
    row.put("created", created)
    row.put("modified", modified)
    return row.tree
  }
}

extension Identity {
  package static func indexKey(_ identityPoolId: String, login: String) -> String {
    "\(identityPoolId) \(login)"
  }
}
