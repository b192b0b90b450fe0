/// A value for a template, of one of the `Shape`s.
package enum Value: Sendable {
  case words(Words)
  case flag(Bool)
  case number(Int)
  case url(SafeURL)
  case css(CSSValue)
  case markup(Markup)
  case data(DataBlock)
  case list([Record])
  case record(Record)
}

extension Value {
  package static func text(_ text: String) -> Value { .words(Words(text)) }

  /// What is written of the value where nothing has to be escaped; nil for a list or a record.
  package var plainText: String? {
    switch self {
    case .list, .record: return nil
    default:
      var bytes: [UInt8] = []
      append(.none, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Whether a section over the value is shown: a true flag, something to say, something to list.
  var isPresent: Bool {
    switch self {
    case .words(let words): !words.bytes.isEmpty
    case .flag(let flag): flag
    case .number, .record: true
    case .url(let url): !url.words.bytes.isEmpty
    case .css(let value): !value.text.isEmpty
    case .markup(let markup): !markup.bytes.isEmpty
    case .data: true
    case .list(let list): !list.isEmpty
    }
  }
}

/// Values by the names of a shape.
package struct Record: Sendable {
  package let shape: RecordShape
  /// In the shape's order.
  package let values: [Value]
  /// Which values are there: most of a page's steps ask just that.
  let presence: Presence

  /// - Parameters:
  ///   - shape: a record's shape.
  ///   - values: one value a name; in the shape's order they are taken as they are, else sorted in.
  ///     A name too many or too few is a broken promise of the caller.
  package init(_ shape: Shape, _ values: [(String, Value)]) {
    guard case .record(let shape) = shape else {
      preconditionFailure("only the shape of a record makes a record")
    }
    precondition(
      values.count == shape.fields.count,
      "the record has \(values.count) values for \(shape.fields.count) names: "
        + Record.difference(values.map(\.0), shape.fields.map(\.name)))
    self.shape = shape
    if zip(values, shape.fields).allSatisfy({ $0.0 == $1.name }) {
      self.values = values.map(\.1)
      presence = Presence(self.values)
    } else {
      var sorted = [Value?](repeating: nil, count: values.count)
      for (name, value) in values {
        guard let slot = shape.slot(of: name) else {
          preconditionFailure("the record's shape has no name '\(name)'")
        }
        sorted[slot] = value
      }
      self.values = sorted.compactMap { $0 }
      precondition(self.values.count == values.count, "a name stands twice in the record")
      presence = Presence(self.values)
    }
  }

  /// Values in the shape's order: for what is made for every page.
  package init(_ shape: Shape, inOrder values: [Value]) {
    self.init(shape, leading: values)
    precondition(values.count == self.shape.fields.count, "the record lacks values")
  }

  /// Values for a folded program, in the shape's order: anything may stand for one that the program
  /// knows, and at the end those may be missing.
  package init(_ shape: Shape, unknown values: [Value]) { self.init(shape, leading: values) }

  private init(_ shape: Shape, leading values: [Value]) {
    guard case .record(let shape) = shape else {
      preconditionFailure("only the shape of a record makes a record")
    }
    precondition(values.count <= shape.fields.count, "the record has too many values")
    self.shape = shape
    self.values = values
    presence = Presence(values)
  }

  private static func difference(_ given: [String], _ wanted: [String]) -> String {
    let missing = Set(wanted).subtracting(given).sorted()
    let extra = Set(given).subtracting(wanted).sorted()
    return "missing \(missing), unknown \(extra)"
  }
}

/// A bit for each value of a record: whether a section over it is shown.
struct Presence: Sendable {
  /// How many names a record may have.
  static let limit = 128

  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ values: [Value]) {
    for (slot, value) in values.enumerated() where value.isPresent {
      if slot < 64 { low |= 1 << UInt64(slot) } else { high |= 1 << UInt64(slot - 64) }
    }
  }

  subscript(slot: Int) -> Bool {
    slot < 64 ? low >> UInt64(slot) & 1 == 1 : high >> UInt64(slot - 64) & 1 == 1
  }
}
