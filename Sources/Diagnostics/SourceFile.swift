/// A text that a person wrote: its name as messages show it, and its bytes.
///
/// Shape: `name` is a path relative to where the person stands (`themes/acme/theme.json`), never an
/// absolute one. Identity matters, not equality: values read from a file keep it alive to tell
/// where they came from.
package final class SourceFile: Sendable {
  package let name: String
  package let bytes: [UInt8]

  /// Takes the bytes as they are; a reader decides what is wrong with them.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The bytes as text; malformed UTF-8 shows as U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a byte range; malformed UTF-8 shows as U+FFFD.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension SourceFile {
  /// The 1-based line and column, in Unicode code points, of a byte offset.
  ///
  /// Offsets past the end give the position after the last character. Lines end at LF, CR LF or CR.
  /// Cost: one scan of the file; meant for messages, not for inner loops.
  package func position(at offset: Int) -> SourcePosition {
    var line = 1
    var column = 1
    var previousWasCR = false
    for byte in bytes.prefix(max(0, offset)) {
      switch byte {
      case UInt8(ascii: "\n"):
        if !previousWasCR { line += 1 }
        column = 1
      case UInt8(ascii: "\r"):
        line += 1
        column = 1
      case 0x80...0xBF: break
      default: column += 1
      }
      previousWasCR = byte == UInt8(ascii: "\r")
    }
    return SourcePosition(line: line, column: column)
  }

  /// Where a byte range of this file stands.
  package func location(of range: Range<Int>) -> SourceLocation {
    SourceLocation(
      file: name, start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }

  /// Where one byte offset of this file stands.
  package func location(at offset: Int) -> SourceLocation { location(of: offset..<offset) }
}
