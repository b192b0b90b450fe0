package import Syntax

/// The members of a request that the service model has found good.
package struct APIInput: Sendable {
  package let tree: JSONTree

  package init(_ tree: JSONTree) { self.tree = tree }

  package func text(_ name: String) -> String? { tree.text(name) }
  package func whole(_ name: String) -> Int? { tree.whole(name) }
  package func flag(_ name: String) -> Bool? { tree.flag(name) }
  package func texts(_ name: String) -> [String]? {
    tree[name].map { _ in tree.texts(name) }
  }
  package func object(_ name: String) -> APIInput? {
    if case .object(let members) = tree[name] { APIInput(.object(members)) } else { nil }
  }
  package func objects(_ name: String) -> [APIInput]? {
    tree[name].map { _ in tree.items(name).map { APIInput($0) } }
  }

  /// A member that the model requires; empty where it is not there, which validation refuses before.
  package func required(_ name: String) -> String { text(name) ?? "" }

  /// A map of texts, such as `AuthParameters`; empty where it is not there.
  package func map(_ name: String) -> [String: String] {
    var map: [String: String] = [:]
    for (key, value) in tree[name]?.members ?? [] {
      if case .string(let text) = value { map[key] = text }
    }
    return map
  }

  /// A list of `Name` and `Value`, such as `UserAttributes`; nil where it is not there.
  package func attributes(_ name: String) -> [Attribute]? {
    objects(name)?.map { Attribute(name: $0.required("Name"), value: $0.text("Value") ?? "") }
  }
}
