import Diagnostics

/// Positions of ascending offsets in a file, each found from the one before: for a file of many
/// tenants, where a scan from the start for each of them would take its square.
struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ file: SourceFile) { bytes = file.bytes }

  /// - Precondition: `offset` is not before that of the last call.
  mutating func position(at offset: Int) -> SourcePosition {
    while self.offset < min(offset, bytes.count) {
      switch bytes[self.offset] {
      case UInt8(ascii: "\n"):
        line += 1
        column = 1
      case 0x80...0xBF, UInt8(ascii: "\r"): break
      default: column += 1
      }
      self.offset += 1
    }
    return SourcePosition(line: line, column: column)
  }
}
