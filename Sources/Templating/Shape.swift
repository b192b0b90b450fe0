/// What a template may expect of a value: the type of a name in a model.
package indirect enum Shape: Sendable {
  /// Words, escaped for the place they stand in.
  case text
  case flag
  case number
  /// An address that has been checked; the only thing that may begin a URL attribute.
  case url
  /// A CSS value that is safe by construction, for the theme's style sheet.
  case css
  /// Markup made by Lintel itself; the only thing that `{{{x}}}` takes.
  case markup
  /// JSON as a whole, for a data block.
  case data
  case list(Shape)
  case record(RecordShape)

  /// A record of named fields, in this order.
  package static func record(_ fields: [(String, Shape)]) -> Shape {
    .record(RecordShape(fields))
  }
}

/// The names of a record and the shape of each; a field named `.` is what `{{.}}` shows. Two shapes are the same only if they are one object,
/// so that a record can be checked against its shape by identity.
package final class RecordShape: Sendable {
  package let fields: [(name: String, shape: Shape)]
  private let slots: [String: Int]

  package init(_ fields: [(String, Shape)]) {
    self.fields = fields
    slots = Dictionary(
      uniqueKeysWithValues: fields.enumerated().map { ($0.element.0, $0.offset) })
  }

  package func slot(of name: String) -> Int? { slots[name] }
}
