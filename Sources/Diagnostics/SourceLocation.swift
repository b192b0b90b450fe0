/// A place in a text: line and column count from 1, columns in Unicode code points (as SARIF does).
package struct SourcePosition: Hashable, Sendable, Comparable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (one: Self, other: Self) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

/// A stretch of a named file; `end` is the position after its last character.
///
/// A location without positions means the file as a whole.
package struct SourceLocation: Hashable, Sendable {
  package let file: String
  package let start: SourcePosition?
  package let end: SourcePosition?

  package init(file: String, start: SourcePosition? = nil, end: SourcePosition? = nil) {
    self.file = file
    self.start = start
    self.end = end
  }
}

extension SourceLocation: Comparable {
  package static func < (one: Self, other: Self) -> Bool {
    let none = SourcePosition(line: 0, column: 0)
    return (one.file, one.start ?? none, one.end ?? none)
      < (other.file, other.start ?? none, other.end ?? none)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `themes/acme/theme.json:12:18`, or the file alone.
  package var description: String {
    guard let start else { return file }
    return "\(file):\(start.line):\(start.column)"
  }
}
