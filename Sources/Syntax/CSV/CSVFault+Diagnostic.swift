import Diagnostics

/// What is wrong with a CSV text.
struct CSVFault: Error {
  enum Kind {
    case empty
    case separator(String)
    case headerEmpty
    case headerTwice(String)
    case columns(limit: Int)
    case rowLength(Int, header: Int, missing: [String])
    case quoteInside(isAfterSpace: Bool)
    case afterQuote
    case quoteOpen
    case control(UInt8)
    case notUTF8(UInt8)
  }

  let kind: Kind
  let range: Range<Int>

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// The words for each fault.
extension CSVFault {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = words
    return Diagnostic(
      .error, "csv.\(code)", message, at: file.location(of: range), hint: hint)
  }

  private var words: (code: String, message: String, hint: String?) {
    switch kind {
    case .empty: ("empty", "the file has no header", "name the columns in the first line")
    case .separator(let sign):
      (
        "separator", "cells are separated by '\(sign == "\t" ? "\\t" : sign)'",
        "separate them by commas"
      )
    case .headerEmpty: ("header.empty", "a column has no name", "name it, or remove the comma")
    case .headerTwice(let name):
      ("header.duplicate", "the column '\(name)' is given twice", "keep one of the two")
    case .columns(let limit):
      (
        "header.long", "more than \(limit) columns",
        "put what few rows have into a JSON cell, or into files of their own"
      )
    case .rowLength(let count, let header, let missing):
      (
        "row.length",
        "this row has \(Self.cells(count)), the header has \(header)",
        missing.isEmpty
          ? "put a cell that holds a comma in quotes"
          : "missing from '\(missing[0])' on; an empty cell still needs its comma"
      )
    case .quoteInside(let isAfterSpace):
      (
        "quote", "a quote inside a cell that does not begin with one",
        isAfterSpace
          ? "remove the space before the quote"
          : "put the whole cell in quotes, and double the quotes in it"
      )
    case .afterQuote:
      (
        "quote", "text after the closing quote",
        "a quote inside a quoted cell is written twice: \"\""
      )
    case .quoteOpen: ("quote.end", "the file ends inside this cell", "close it with \"")
    case .control(let byte):
      (
        "control", "a cell cannot hold the control character \(Self.name(of: byte))",
        byte == 0x0D ? "end lines with LF or CR LF" : "remove it"
      )
    case .notUTF8(let byte):
      (
        "encoding", "the byte \(String(byte, radix: 16, uppercase: true)) here is not UTF-8",
        "save the file as UTF-8"
      )
    }
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private static func name(of byte: UInt8) -> String {
    UTF8Check.shown(Unicode.Scalar(byte))
  }
}
