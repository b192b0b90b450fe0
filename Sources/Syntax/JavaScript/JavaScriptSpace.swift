/// White space and line breaks of modules; some are more than one byte long.
enum JavaScriptSpace {
  /// LF, CR, U+2028 and U+2029; CR LF counts as two.
  static func breakLength(at index: Int, in bytes: [UInt8]) -> Int? {
    switch bytes[index] {
    case 0x0A, 0x0D: 1
    case 0xE2 where isNext([0x80, 0xA8], index, bytes) || isNext([0x80, 0xA9], index, bytes): 3
    default: nil
    }
  }

  static func length(at index: Int, in bytes: [UInt8]) -> Int? {
    switch bytes[index] {
    case 0x20, 0x09, 0x0B, 0x0C: return 1
    case 0..<0x80: return nil
    default:
      guard let scalar = UTF8Check.scalar(in: bytes, at: index) else { return nil }
      let isSpace = scalar == "\u{FEFF}" || scalar.properties.generalCategory == .spaceSeparator
      return isSpace ? UTF8.width(scalar) : nil
    }
  }

  private static func isNext(_ wanted: [UInt8], _ index: Int, _ bytes: [UInt8]) -> Bool {
    bytes[(index + 1)...].starts(with: wanted)
  }
}

/// Operators and brackets.
enum JavaScriptPunctuator {
  /// The longest ones first; `?.` in front of a digit is a conditional.
  private static let all: [[UInt8]] = [
    ">>>= ... === !== **= <<= >>= >>> &&= ||= ??=",
    "=> == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> **",
    "{ } ( ) [ ] ; , < > + - * / % & | ^ ! ~ ? : = . @",
  ].flatMap { $0.split(separator: " ").map { Array($0.utf8) } }

  static func length(at index: Int, in bytes: [UInt8]) -> Int? {
    let text = bytes[index...]
    for sign in all where text.starts(with: sign) {
      let isConditional =
        sign == Array("?.".utf8) && index + 2 < bytes.count && CSSByte.isDigit(bytes[index + 2])
      if !isConditional { return sign.count }
    }
    return nil
  }
}

extension UTF8 {
  static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 1 }
}
