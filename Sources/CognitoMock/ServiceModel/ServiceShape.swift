/// A type of a service with its constraints.
struct ServiceShape: Sendable {
  enum Kind: Sendable {
    case string, integer, long, boolean, timestamp, blob
    /// Any JSON object.
    case document
    case list(Int)
    case map(key: Int, value: Int)
    case structure(ServiceStructure)
  }

  let name: String
  var kind: Kind
  /// Whether messages hide its value.
  let isSensitive: Bool
  /// UTF-16 units of a text, bytes of a blob, elements of a list or map, or the number itself.
  let minimum: Int?
  let maximum: Int?
  let pattern: ServicePattern?
  let values: [String]

  /// Whether it is a single value: text, number, flag, moment or bytes.
  var isScalar: Bool {
    switch kind {
    case .list, .map, .structure, .document: false
    default: true
    }
  }

  /// Whether a value of the right kind can break no rule.
  var isFree: Bool {
    minimum == nil && maximum == nil && pattern == nil && values.isEmpty
  }
}

/// The members of a structure.
struct ServiceStructure: Sendable {
  let members: [ServiceMember]
  /// The members in the order in which the service checks them.
  let checked: [ServiceMember]

  init(_ members: [ServiceMember]) {
    self.members = members
    checked = Self.inTableOrder(members)
  }

  /// The order of faults in captured messages is neither the model's nor the alphabet's: `password`
  /// before `username`, `confirmationCode` before `password`. It is the order of a Java hash table with
  /// these names as keys.
  private static func inTableOrder(_ members: [ServiceMember]) -> [ServiceMember] {
    var slots: UInt32 = 32
    while members.count > Int(slots) * 3 / 4 { slots *= 2 }
    let placed = members.enumerated().map { (slot($0.element.path, of: slots), $0.offset) }
    return placed.sorted { $0 < $1 }.map { members[$0.1] }
  }

  private static func slot(_ key: String, of slots: UInt32) -> UInt32 {
    var hash: UInt32 = 0
    for unit in key.utf16 { hash = hash &* 31 &+ UInt32(unit) }
    return (hash ^ (hash >> 16)) & (slots - 1)
  }
}

/// A member of a structure.
struct ServiceMember: Sendable {
  let name: String
  /// Its name in messages, with a small first letter: `userPoolId`.
  let path: String
  let isRequired: Bool
  /// The place of its type in `ServiceModel.shapes`.
  let shape: Int
}
