package import Syntax

/// Something that belongs to a pool and is what its settings say: a provider, a resource server, a
/// branding, terms, a customised page, an import job.
package struct Resource: StateRow {
  package static let table = "resource"

  /// `provider`, `resourceServer`, `branding`, `terms`, `uiCustomization`, `importJob` …
  package let kind: String
  package let userPoolId: String
  /// What it is asked for by, unique in its pool and kind.
  package let name: String
  /// The API's own members.
  package var settings: JSONTree
  /// Seconds since 1970.
  package let created: Double
  package var modified: Double

  package init(
    kind: String, userPoolId: String, name: String, settings: JSONTree, created: Double,
    modified: Double
  ) {
    self.kind = kind
    self.userPoolId = userPoolId
    self.name = name
    self.settings = settings
    self.created = created
    self.modified = modified
  }

  package var key: String { Self.key(kind, userPoolId, name) }
  package var indexKeys: [String] { [Self.indexKey(kind, userPoolId), userPoolId] }

  package init?(_ json: JSONValue) {
    guard let kind = json.text("kind"), let userPoolId = json.text("pool"),
      let name = json.text("name"), let settings = json.tree("settings"),
      let created = json.number("created"), let modified = json.number("modified")
    else { return nil }
    self.init(
      kind: kind, userPoolId: userPoolId, name: name, settings: settings, created: created,
      modified: modified)
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("kind", kind)
    row.put("pool", userPoolId)
    row.put("name", name)
    row.put("settings", settings)
    row.put("created", created)
    row.put("modified", modified)
    return row.tree
  }
}

extension Resource {
  package static func key(_ kind: String, _ userPoolId: String, _ name: String) -> String {
    "\(kind) \(userPoolId) \(name)"
  }

  /// Finds all of a kind in a pool.
  package static func indexKey(_ kind: String, _ userPoolId: String) -> String {
    "\(kind) \(userPoolId)"
  }
}
