/// Reads a file of users in the service's own form.
///
/// Limits: 500,000 rows of 16,000 characters.
enum ImportReader {
  /// Why a whole file is not read.
  struct Fault: Error {
    let message: String
  }

  private static let mostRows = 500_000
  private static let longestRow = 16_000

  /// A row's cells by column, nil for a row that cannot be read: too long, with too few cells, or with
  /// a quotation mark, which the service's files do not have.
  static func rows(
    _ text: String?, columns: ImportColumns
  ) -> Result<[[String: String]?], Fault> {
    guard let text, !text.isEmpty else {
      return .failure(Fault(message: "The user import file was not uploaded."))
    }
    let lines = Array(text.utf8).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let first = lines.first else {
      return .failure(Fault(message: "The user import file has no header."))
    }
    let header = ImportColumns.cells(first)
    if header.sorted() != columns.names.sorted() {
      return .failure(
        Fault(message: "The header in the CSV file does not match the user pool's attributes."))
    }
    guard lines.count <= mostRows + 1 else {
      return .failure(Fault(message: "The user import file has more than \(mostRows) rows."))
    }
    return .success(lines.dropFirst().map { row($0, header: header) })
  }

  private static func row(
    _ line: ArraySlice<UInt8>, header: [String]
  ) -> [String: String]? {
    // Bytes that continue a character are not counted.
    guard line.count(where: { $0 & 0xC0 != 0x80 }) <= longestRow,
      !line.contains(UInt8(ascii: "\""))
    else { return nil }
    let cells = ImportColumns.cells(line)
    guard cells.count == header.count else { return nil }
    var row: [String: String] = [:]
    for (name, cell) in zip(header, cells) where !cell.isEmpty { row[name] = cell }
    return row
  }
}
