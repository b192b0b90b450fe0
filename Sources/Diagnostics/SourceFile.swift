import Synchronization

/// A text that a person wrote: its name as messages show it, and its bytes.
///
/// Shape: `name` is a path relative to where the person stands (`themes/acme/theme.json`), never an
/// absolute one. Identity matters, not equality: values read from a file keep it alive to tell
/// where they came from.
package final class SourceFile: Sendable {
  package let name: String
  package let bytes: [UInt8]
  /// Where each line begins; made when a place is asked for.
  private let lines = Mutex<[Int]>([])

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
  /// The length of a leading byte order mark: 3, or 0 where there is none.
  package var markLength: Int { Self.markLength(of: bytes) }

  package static func markLength(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The 1-based line and column, in Unicode code points, of a byte offset.
  ///
  /// Offsets past the end give the position after the last character. Lines end at LF, CR LF or CR.
  /// A byte order mark has no column: no editor shows it.
  /// Cost: the first call scans the file, later ones the line; a file of a hundred thousand tenants
  /// may have a finding in each.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    let (line, start) = lines.withLock { lines in
      if lines.isEmpty { lines = lineStarts() }
      var low = 0
      var high = lines.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if lines[middle] <= offset { low = middle } else { high = middle }
      }
      return (low + 1, lines[low])
    }
    let first = start == 0 ? min(markLength, offset) : start
    let column = bytes[first..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return SourcePosition(line: line, column: column)
  }

  private func lineStarts() -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isEnd =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && !bytes[(index + 1)...].starts(with: [UInt8(ascii: "\n")])
      if isEnd { starts.append(index + 1) }
    }
    return starts
  }

  /// Where a byte range of this file stands.
  package func location(of range: Range<Int>) -> SourceLocation {
    SourceLocation(
      file: name, start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }

  /// Where one byte offset of this file stands.
  package func location(at offset: Int) -> SourceLocation { location(of: offset..<offset) }
}
