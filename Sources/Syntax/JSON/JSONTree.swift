/// A JSON value to be written; members keep their order.
///
/// Shape: `["version": 1, "files": [["path": "a.html"]]]` as a literal, or case by case.
package indirect enum JSONTree: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A finite number.
  case double(Double)
  case string(String)
  case array([JSONTree])
  case object([(String, JSONTree)])

  /// What was read, without its places. A whole number that fits stays one.
  package init(_ value: JSONValue) {
    switch value.content {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value, let text):
      let int = text == "-0" ? nil : Int(text)
      self = int.map { .int($0) } ?? .double(value)
    case .string(let text): self = .string(text)
    case .array(let values): self = .array(values.map { JSONTree($0) })
    case .object(let object):
      self = .object(object.members.map { ($0.name, JSONTree($0.value)) })
    }
  }

  /// A member of an object; nil for another kind of value.
  package subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }
}

extension JSONTree: Equatable {
  /// Objects are equal with the same members in the same order.
  package static func == (one: Self, other: Self) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.string(let one), .string(let other)): one == other
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one.elementsEqual(other) { $0 == $1 }
    default: false
    }
  }
}

extension JSONTree: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONTree)...) { self = .object(elements) }
}
