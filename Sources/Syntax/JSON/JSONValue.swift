package import Diagnostics

/// A JSON value and where a person wrote it.
///
/// Each value keeps its own file and bytes, also after values of several files were merged, so a
/// finding points to the line that is wrong and an editor can replace just that range.
package struct JSONValue: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    /// The nearest double, and the number's text as it was written.
    case number(Double, text: String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
  }

  package let content: Content
  package let file: SourceFile
  private let start: UInt32
  private let end: UInt32

  package init(_ content: Content, file: SourceFile, range: Range<Int>) {
    self.content = content
    self.file = file
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  /// The bytes of the value in `file`, quotes and brackets included.
  package var range: Range<Int> { Int(start)..<Int(end) }

  package var location: SourceLocation { file.location(of: range) }
}

extension JSONValue {
  package var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  package var number: Double? {
    if case .number(let value, _) = content { value } else { nil }
  }

  /// The number if it is whole and fits, whichever way it is written (`5`, `5.0`, `5e0`).
  package var int: Int? {
    guard case .number(let value, let text) = content else { return nil }
    if let int = Int(text) { return int }
    guard value.magnitude < 0x1p62 else { return nil }
    let int = Int(value)
    return Double(int) == value ? int : nil
  }

  package var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let values) = content { values } else { nil }
  }

  package var object: JSONObject? {
    if case .object(let object) = content { object } else { nil }
  }

  package var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// What it is, for messages: "a string", "an object".
  package var kindName: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// A member of an object; nil for another kind of value.
  package subscript(name: String) -> JSONValue? { object?[name] }
}

/// The members of a JSON object in the order they were written; no name stands twice.
package struct JSONObject: Sendable {
  package struct Member: Sendable {
    package let name: String
    private let nameStart: UInt32
    private let nameEnd: UInt32
    package let value: JSONValue

    /// - Parameter nameRange: bytes of the name in the file of `value`, quotes included.
    package init(name: String, nameRange: Range<Int>, value: JSONValue) {
      self.name = name
      nameStart = UInt32(nameRange.lowerBound)
      nameEnd = UInt32(nameRange.upperBound)
      self.value = value
    }

    /// Bytes of the name in the file of `value`, quotes included.
    package var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }

    package var nameLocation: SourceLocation { value.file.location(of: nameRange) }
  }

  package let members: [Member]

  /// - Precondition: no name stands twice.
  package init(members: [Member]) {
    self.members = members
  }

  package subscript(name: String) -> JSONValue? {
    for member in members where member.name == name { return member.value }
    return nil
  }
}
