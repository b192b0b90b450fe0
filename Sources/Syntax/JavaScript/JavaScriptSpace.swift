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
  /// By their first byte, the longest ones first; `?.` in front of a digit is a conditional.
  private static let all: [[[UInt8]]] = {
    let signs = [
      ">>>= ... === !== **= <<= >>= >>> &&= ||= ??=",
      "=> == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> **",
      "{ } ( ) [ ] ; , < > + - * / % & | ^ ! ~ ? : = . @",
    ].flatMap { $0.split(separator: " ").map { Array($0.utf8) } }
    return (0..<0x80).map { first in signs.filter { $0[0] == first } }
  }()

  static func length(at index: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[index] < 0x80 else { return nil }
    return all[Int(bytes[index])].first { begins($0, at: index, in: bytes) }?.count
  }

  private static func begins(_ sign: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
    let end = index + sign.count
    guard end <= bytes.count else { return false }
    for offset in sign.indices where bytes[index + offset] != sign[offset] { return false }
    let isConditional = sign == optional && end < bytes.count && CSSByte.isDigit(bytes[end])
    return !isConditional
  }

  private static let optional = Array("?.".utf8)
}

extension UTF8 {
  static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 1 }
}
