/// The classes of bytes that CSS knows.
enum CSSByte {
  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isNewline(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

  /// NUL counts as U+FFFD, which may stand in a name.
  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80 || byte == 0
  }

  static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
  }

  /// Bytes that end an unquoted URL badly: controls that cannot be printed.
  static func isUnprintable(_ byte: UInt8) -> Bool {
    (1...8).contains(byte) || byte == 0x0B || (0x0E...0x1F).contains(byte) || byte == 0x7F
  }

  /// The index after one white space, CR LF counting as one, if there is one.
  static func afterSpace(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    guard index < bytes.endIndex, isSpace(bytes[index]) else { return index }
    let isCRLF = bytes[index] == 0x0D && index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A
    return index + (isCRLF ? 2 : 1)
  }
}
