import Bindings
import Syntax

/// One value on its way through the service's constraints.
struct ServiceValidation {
  /// A value of the wrong kind: what the service's parser says.
  struct WrongKind: Error {
    let message: String
  }

  let model: ServiceModel
  var skipsDomainPattern = false
  private var faults: [String] = []
  private var path: [Step] = []

  private enum Step {
    case member(String)
    case element(Int)
    case key(String)
  }

  init(model: ServiceModel) { self.model = model }

  /// All that was found wrong; nil for a good value.
  var message: String? {
    guard !faults.isEmpty else { return nil }
    let count = faults.count == 1 ? "1 validation error" : "\(faults.count) validation errors"
    return "\(count) detected: \(faults.joined(separator: "; "))"
  }

  /// The value as far as the model knows it, with its faults noted.
  mutating func tree(_ json: JSONValue, _ index: Int) throws(WrongKind) -> JSONTree {
    let shape = model.shapes[index]
    switch shape.kind {
    case .structure(let structure): return try members(json, structure)
    case .list(let element): return try list(json, shape, element)
    case .map(let key, let value): return try map(json, shape, key, value)
    case .document:
      guard json.object != nil else { throw WrongKind(message: "Expected map or null") }
      return JSONTree(json)
    default:
      let tree = try Self.scalar(json, shape.kind)
      if !shape.isFree { check(tree, shape) }
      return tree
    }
  }

  /// An operation's input; an empty body, read as null, is one without members.
  mutating func input(_ json: JSONValue, _ index: Int) throws(WrongKind) -> JSONTree {
    guard json.isNull, case .structure(let structure) = model.shapes[index].kind else {
      return try tree(json, index)
    }
    for member in structure.checked where member.isRequired { noteMissing(member) }
    return .object([])
  }

  private mutating func members(
    _ json: JSONValue, _ structure: ServiceStructure
  ) throws(WrongKind) -> JSONTree {
    guard let object = json.object else { throw WrongKind(message: "Expected map or null") }
    var found: [String: JSONTree] = [:]
    for member in structure.checked {
      guard let value = object[member.name], !value.isNull else {
        if member.isRequired { noteMissing(member) }
        continue
      }
      path.append(.member(member.path))
      found[member.name] = try tree(value, member.shape)
      path.removeLast()
    }
    var members: [(String, JSONTree)] = []
    members.reserveCapacity(found.count)
    for member in structure.members {
      if let value = found[member.name] { members.append((member.name, value)) }
    }
    return .object(members)
  }

  private mutating func list(
    _ json: JSONValue, _ shape: ServiceShape, _ element: Int
  ) throws(WrongKind) -> JSONTree {
    guard let values = json.array else { throw WrongKind(message: "Expected list or null") }
    let below = model.shapes[element]
    var trees: [JSONTree] = []
    trees.reserveCapacity(values.count)
    var isGood = true
    for (place, value) in values.enumerated() where !value.isNull {
      if below.isScalar {
        let tree = try Self.scalar(value, below.kind)
        isGood = isGood && (below.isFree || ServiceConstraint.broken(tree, below).isEmpty)
        trees.append(tree)
      } else {
        path.append(.element(place + 1))
        trees.append(try tree(value, element))
        path.removeLast()
      }
    }
    let tree = JSONTree.array(trees)
    checkCount(values.count, tree, shape, hides: below.isSensitive)
    if !isGood {
      note(tree, hides: below.isSensitive, "Member must \(ServiceConstraint.all(of: below))")
    }
    return tree
  }

  private mutating func map(
    _ json: JSONValue, _ shape: ServiceShape, _ key: Int, _ value: Int
  ) throws(WrongKind) -> JSONTree {
    guard let object = json.object else { throw WrongKind(message: "Expected map or null") }
    let (keys, values) = (model.shapes[key], model.shapes[value])
    var members: [(String, JSONTree)] = []
    var (hasGoodKeys, hasGoodValues) = (true, true)
    for member in object.members where !member.value.isNull {
      if !keys.isFree, !ServiceConstraint.broken(.string(member.name), keys).isEmpty {
        hasGoodKeys = false
      }
      if values.isScalar {
        let tree = try Self.scalar(member.value, values.kind)
        hasGoodValues =
          hasGoodValues && (values.isFree || ServiceConstraint.broken(tree, values).isEmpty)
        members.append((member.name, tree))
      } else {
        path.append(.key(member.name))
        members.append((member.name, try tree(member.value, value)))
        path.removeLast()
      }
    }
    let tree = JSONTree.object(members)
    let hides = shape.isSensitive || values.isSensitive
    checkCount(members.count, tree, shape, hides: hides)
    if !hasGoodKeys {
      note(tree, hides: hides, "Map keys must \(ServiceConstraint.all(of: keys))")
    }
    if !hasGoodValues {
      note(tree, hides: hides, "Map value must \(ServiceConstraint.all(of: values))")
    }
    return tree
  }

  private mutating func checkCount(
    _ count: Int, _ tree: JSONTree, _ shape: ServiceShape, hides: Bool
  ) {
    for fault in ServiceConstraint.brokenLength(count, shape) {
      note(tree, hides: shape.isSensitive || hides, fault)
    }
  }

  private mutating func check(_ tree: JSONTree, _ shape: ServiceShape) {
    for fault in ServiceConstraint.broken(tree, shape) {
      if skipsDomainPattern, shape.name == "DomainType", fault.contains("pattern") { continue }
      note(tree, hides: shape.isSensitive, fault)
    }
  }

  private mutating func noteMissing(_ member: ServiceMember) {
    path.append(.member(member.path))
    faults.append(
      "Value null at '\(place)' failed to satisfy constraint: Member must not be null")
    path.removeLast()
  }

  private mutating func note(_ value: JSONTree, hides: Bool, _ constraint: String) {
    let shown = hides ? "Value" : "Value '\(ServiceConstraint.printed(value))'"
    faults.append("\(shown) at '\(place)' failed to satisfy constraint: \(constraint)")
  }

  /// `userAttributes.1.member.name`
  private var place: String {
    path.map { step in
      switch step {
      case .member(let name): name
      case .element(let number): "\(number).member"
      case .key(let key): "\(key).member"
      }
    }.joined(separator: ".")
  }
}

/// Kinds of values, and what is said of the wrong one.
extension ServiceValidation {
  private static func scalar(
    _ json: JSONValue, _ kind: ServiceShape.Kind
  ) throws(WrongKind) -> JSONTree {
    switch (kind, json.content) {
    case (.string, .string(let text)): return .string(text)
    case (.boolean, .bool(let flag)): return .bool(flag)
    case (.integer, .number(let number, _)), (.long, .number(let number, _)):
      // The service cuts off what is behind the point.
      let limit = Double(Int32.max)
      if case .integer = kind { return .int(Int(max(-limit, min(limit, number)))) }
      return .int(Int(max(-0x1p62, min(0x1p62, number))))
    case (.timestamp, .number(let number, _)): return .double(number)
    case (.blob, .string(let text)):
      guard Base64.decode(text) != nil else { break }
      return .string(text)
    default: break
    }
    throw WrongKind(message: refusal(of: json, as: kind))
  }

  private static func refusal(of json: JSONValue, as kind: ServiceShape.Kind) -> String {
    let found: String
    switch json.content {
    case .array: return "Start of list found where not expected"
    case .object: return "Start of structure or map found where not expected."
    case .string: found = "STRING_VALUE"
    case .number: found = "NUMBER_VALUE"
    case .bool(let flag): found = flag ? "TRUE_VALUE" : "FALSE_VALUE"
    case .null: found = "VALUE_NULL"
    }
    let wanted =
      switch kind {
      case .integer: "an Integer"
      case .long: "a Long"
      case .boolean: "a Boolean"
      case .timestamp: "milliseconds since epoch"
      case .blob: "a Blob"
      default: "a String"
      }
    return "\(found) can not be converted to \(wanted)"
  }
}
