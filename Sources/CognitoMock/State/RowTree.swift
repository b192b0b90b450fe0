import Syntax

/// A row's members as they are stored: what is nil, empty or false is left out.
struct RowTree {
  private(set) var members: [(String, JSONTree)] = []

  var tree: JSONTree { .object(members) }

  mutating func put(_ name: String, _ text: String?) {
    if let text { members.append((name, .string(text))) }
  }

  mutating func put(_ name: String, _ number: Int?) {
    if let number { members.append((name, .int(number))) }
  }

  mutating func put(_ name: String, _ number: Double?) {
    if let number { members.append((name, .double(number))) }
  }

  mutating func put(_ name: String, _ flag: Bool) {
    if flag { members.append((name, .bool(true))) }
  }

  mutating func put(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { members.append((name, .array(texts.map { .string($0) }))) }
  }

  mutating func put(_ name: String, _ pairs: [(String, String)]) {
    if !pairs.isEmpty { members.append((name, .object(pairs.map { ($0.0, .string($0.1)) }))) }
  }

  mutating func put(_ name: String, _ tree: JSONTree?) {
    if let tree { members.append((name, tree)) }
  }

  mutating func put(_ name: String, rows: [JSONTree]) {
    if !rows.isEmpty { members.append((name, .array(rows))) }
  }
}

extension JSONValue {
  func text(_ name: String) -> String? { self[name]?.string }
  func whole(_ name: String) -> Int? { self[name]?.int }
  func number(_ name: String) -> Double? { self[name]?.number }
  func flag(_ name: String) -> Bool { self[name]?.bool ?? false }
  func texts(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }
  func rows(_ name: String) -> [JSONValue] { self[name]?.array ?? [] }
  func tree(_ name: String) -> JSONTree? { self[name].map { JSONTree($0) } }

  /// Members of an object whose values are texts, in their order.
  func pairs(_ name: String) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for member in self[name]?.object?.members ?? [] {
      if let text = member.value.string { pairs.append((member.name, text)) }
    }
    return pairs
  }
}
