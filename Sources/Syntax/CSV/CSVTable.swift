package import Diagnostics

/// A cell of a CSV file: its text without quotes, and where it stands.
package struct CSVCell: Sendable {
  package let text: String
  package let file: SourceFile
  private let start: UInt32
  private let end: UInt32

  init(text: String, file: SourceFile, range: Range<Int>) {
    self.text = text
    self.file = file
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  /// The bytes of the cell in `file`, its quotes included.
  package var range: Range<Int> { Int(start)..<Int(end) }

  package var location: SourceLocation { file.location(of: range) }

  /// The text as a JSON string that stands where the cell stands.
  package var stringValue: JSONValue { JSONValue(.string(text), file: file, range: range) }
}

/// A CSV file read whole: a header, and rows of as many cells.
package struct CSVTable: Sendable {
  package let header: [CSVCell]
  package let rows: [[CSVCell]]
}

/// Comma-separated values (RFC 4180), with the first row as header.
package enum CSV {
  /// All rows of a file; see ``CSVReader`` for the rules and for reading row by row.
  package static func rows(_ file: SourceFile) throws(Diagnostic) -> CSVTable {
    var reader = try CSVReader(file)
    var rows: [[CSVCell]] = []
    while let row = try reader.next() { rows.append(row) }
    return CSVTable(header: reader.header, rows: rows)
  }
}
