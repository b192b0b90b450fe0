package import Diagnostics

/// Reads a CSV file row by row, so that a list of a hundred thousand tenants is never held whole.
///
/// Lines end at LF or CR LF; a byte order mark and empty lines are passed over. A cell in quotes may
/// hold commas, line breaks and doubled quotes; spaces belong to the cell. Refused: a row of another
/// length than the header, a quote inside a cell without quotes, text after a closing quote, a header
/// that is empty or stands twice, control characters, bytes that are not UTF-8.
///
/// Limits: 1,000 columns. Source: RFC 4180 section 2. Errors: the first fault (`csv.…`).
package struct CSVReader: Sendable {
  private static let columnLimit = 1000

  /// The cells of the first row.
  package private(set) var header: [CSVCell] = []
  /// The file that is read.
  package let file: SourceFile
  private let bytes: [UInt8]
  private var offset: Int

  package init(_ file: SourceFile) throws(Diagnostic) {
    self.file = file
    bytes = file.bytes
    offset = SourceFile.markLength(of: bytes)
    do throws(CSVFault) {
      guard let header = try row() else { throw CSVFault(.empty, at: 0..<0) }
      self.header = header
      try checkHeader()
    } catch { throw error.diagnostic(in: file) }
  }

  /// The next row, or nil after the last.
  package mutating func next() throws(Diagnostic) -> [CSVCell]? {
    do throws(CSVFault) {
      let start = offset
      guard let cells = try row() else { return nil }
      if cells.count != header.count { throw lengthFault(of: cells, from: start) }
      return cells
    } catch { throw error.diagnostic(in: file) }
  }

  /// Goes on at a row whose offset is known, to read it again.
  ///
  /// - Precondition: `offset` is the first byte of a row of this file.
  package mutating func move(to offset: Int) { self.offset = offset }

  private func checkHeader() throws(CSVFault) {
    if header.count == 1, let sign = header[0].text.first(where: { $0 == ";" || $0 == "\t" }) {
      throw CSVFault(.separator(String(sign)), at: header[0].range)
    }
    if header.count > Self.columnLimit {
      throw CSVFault(.columns(limit: Self.columnLimit), at: header[Self.columnLimit].range)
    }
    var names: Set<String> = []
    for cell in header {
      if cell.text.isEmpty { throw CSVFault(.headerEmpty, at: cell.range) }
      if !names.insert(cell.text).inserted {
        throw CSVFault(.headerTwice(cell.text), at: cell.range)
      }
    }
  }

  private func lengthFault(of cells: [CSVCell], from start: Int) -> CSVFault {
    let missing = header.dropFirst(cells.count).map(\.text)
    let range =
      cells.count > header.count
      ? cells[header.count].range.lowerBound..<cells[cells.count - 1].range.upperBound
      : cells[0].range.lowerBound..<cells[cells.count - 1].range.upperBound
    return CSVFault(
      .rowLength(cells.count, header: header.count, missing: missing), at: range)
  }
}

extension CSVReader {
  /// The cells of the next line that is not empty, or nil at the end.
  private mutating func row() throws(CSVFault) -> [CSVCell]? {
    skipEmptyLines()
    guard offset < bytes.count else { return nil }
    var cells: [CSVCell] = []
    cells.reserveCapacity(header.count)
    while true {
      cells.append(try cell())
      guard offset < bytes.count else { return cells }
      let isComma = bytes[offset] == UInt8(ascii: ",")
      offset += bytes[offset] == UInt8(ascii: "\r") ? 2 : 1
      if !isComma { return cells }
    }
  }

  private mutating func skipEmptyLines() {
    while offset < bytes.count {
      let isLineEnd = bytes[offset] == UInt8(ascii: "\n") || isCRLF(offset)
      guard isLineEnd else { return }
      offset += 1
    }
  }

  private func isCRLF(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
  }

  /// Reads a cell and stops at the comma or line end after it.
  private mutating func cell() throws(CSVFault) -> CSVCell {
    let start = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return try quotedCell() }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || isCRLF(offset) { break }
      if byte == UInt8(ascii: "\"") {
        let isAfterSpace = bytes[start..<offset].allSatisfy { $0 == UInt8(ascii: " ") }
        throw CSVFault(.quoteInside(isAfterSpace: isAfterSpace), at: offset..<offset + 1)
      }
      if byte < 0x20, byte != UInt8(ascii: "\t") {
        throw CSVFault(.control(byte), at: offset..<offset + 1)
      }
      offset += 1
    }
    return CSVCell(text: try text(start..<offset), file: file, range: start..<offset)
  }

  private mutating func quotedCell() throws(CSVFault) -> CSVCell {
    let start = offset
    var text = ""
    var copied = start + 1
    var index = copied
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        text += try self.text(copied..<index)
        guard index + 1 < bytes.count, bytes[index + 1] == byte else {
          return try closeQuoted(text, start: start, end: index + 1)
        }
        // A doubled quote stands for one: copying goes on at the second.
        copied = index + 1
        index += 1
      } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        throw CSVFault(.control(byte), at: index..<index + 1)
      }
      index += 1
    }
    throw CSVFault(.quoteOpen, at: start..<start + 1)
  }

  private mutating func closeQuoted(
    _ text: String, start: Int, end: Int
  ) throws(CSVFault) -> CSVCell {
    if end < bytes.count, bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "\n"),
      !isCRLF(end)
    {
      throw CSVFault(.afterQuote, at: end..<end + 1)
    }
    offset = end
    return CSVCell(text: text, file: file, range: start..<end)
  }

  private func text(_ range: Range<Int>) throws(CSVFault) -> String {
    if let fault = UTF8Check.firstFault(in: bytes, range: range) {
      throw CSVFault(.notUTF8(bytes[fault]), at: fault..<fault + 1)
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
