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
  /// In the order in which the service lists them.
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
    checked = JavaHashOrder.sorted(members, slots: 32, by: \.path)
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
