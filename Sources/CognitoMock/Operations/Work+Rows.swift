import Syntax

extension Resource {
  static let provider = "provider"
  static let resourceServer = "resourceServer"
  static let branding = "branding"
  static let terms = "terms"
  static let uiCustomization = "uiCustomization"
  static let importJob = "importJob"
  static let riskConfiguration = "riskConfiguration"
  static let logDelivery = "logDelivery"
}

extension Work {
  /// A resource of a pool by what it is asked for.
  func resource(_ kind: String, of pool: UserPool, named name: String) -> Resource? {
    state.resources[Resource.key(kind, pool.id, name)]
  }

  /// All resources of a kind, sorted by name.
  func resources(_ kind: String, of pool: UserPool) -> [Resource] {
    state.resources.rows(with: Resource.indexKey(kind, pool.id))
  }

  /// A new resource of this moment, in its table.
  @discardableResult
  mutating func add(
    _ kind: String, to pool: UserPool, named name: String, _ settings: JSONTree
  ) -> Resource {
    let resource = Resource(
      kind: kind, userPoolId: pool.id, name: name, settings: settings, created: time,
      modified: time)
    state.resources.put(resource)
    return resource
  }

  /// Other settings for a resource.
  mutating func change(_ resource: Resource, to settings: JSONTree) -> Resource {
    var changed = resource
    changed.settings = settings
    changed.modified = time
    state.resources.put(changed)
    return changed
  }

  /// An id that says of itself that it is a random one (version 4, as its pattern asks).
  mutating func uuidV4() -> String {
    var characters = Array(random.uuid())
    characters[14] = "4"
    characters[19] = "a"
    return String(characters)
  }
}

extension APIInput {
  /// The members of these names that are there, in this order.
  func picked(_ names: [String]) -> JSONTree {
    var members: [(String, JSONTree)] = []
    for name in names {
      if let value = tree[name] { members.append((name, value)) }
    }
    return .object(members)
  }
}
