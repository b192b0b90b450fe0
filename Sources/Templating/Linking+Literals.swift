internal import Diagnostics

extension Linking {
  /// Writes literal text line by line, with its indentation changed where a partial or block says so.
  mutating func literal(_ range: Range<Int>) throws(Diagnostic) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 }
      try line(start..<(end ?? range.upperBound))
      start = end ?? range.upperBound
    }
  }

  private mutating func line(_ range: Range<Int>) throws(Diagnostic) {
    var start = range.lowerBound
    if dedent > 0, start == 0 || file.bytes[start - 1] == 0x0A {
      let blanks = file.bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }.count
      start += min(blanks, dedent)
    }
    guard start < range.upperBound else { return }
    if isAtLineStart { lineBlanks = indent }
    try startLine()
    let bytes = file.bytes[start..<range.upperBound]
    try write(bytes, at: start)
    if bytes.last == 0x0A {
      isAtLineStart = true
      lineBlanks = []
    } else if lineBlanks != nil {
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        lineBlanks?.append(contentsOf: bytes)
      } else {
        lineBlanks = nil
      }
    }
  }
}
