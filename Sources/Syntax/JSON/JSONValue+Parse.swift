package import Diagnostics

extension JSONValue {
  /// The one value of a file.
  ///
  /// RFC 8259 strictly, in UTF-8; a byte order mark is passed over. Also refused: a name twice in an
  /// object, half of a surrogate pair, a number past the largest double.
  ///
  /// Limits: 128 levels, 4 GiB. Throws the first fault (`json.…`).
  package static func parse(_ file: SourceFile) throws(Diagnostic) -> JSONValue {
    var parser = JSONParser(file: file, range: 0..<file.bytes.count, end: .file)
    return try located(&parser)
  }

  /// The one value of a byte range, as a line of an NDJSON file is: see ``JSONLines``.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>
  ) throws(Diagnostic) -> JSONValue {
    var parser = JSONParser(file: file, range: range, end: .line)
    return try located(&parser)
  }

  private static func located(_ parser: inout JSONParser) throws(Diagnostic) -> JSONValue {
    do { return try parser.document() } catch { throw error.diagnostic(in: parser.file) }
  }
}

/// The lines of an NDJSON file that hold a value, as byte ranges without their line ends.
///
/// Blank lines are passed over. Lines are parsed one by one with ``JSONValue/parse(_:in:)``, so a
/// reader need never hold more than one tenant of a hundred thousand.
package struct JSONLines: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var offset: Int

  package init(_ file: SourceFile) {
    bytes = file.bytes
    offset = file.markLength
  }

  package mutating func next() -> Range<Int>? {
    while offset < bytes.count {
      let start = offset
      var end = start
      var isBlank = true
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if bytes[end] > 0x20 { isBlank = false }
        end += 1
      }
      offset = end + 1
      if isBlank { continue }
      return start..<(bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
    }
    return nil
  }
}
