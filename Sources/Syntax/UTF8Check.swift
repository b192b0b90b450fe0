/// What the readers of this module need to know of an encoding.
enum UTF8Check {
  /// The offset of the first byte that is not well-formed UTF-8, or nil.
  ///
  /// Source: Unicode, table 3-7 (no overlong forms, no surrogates, nothing past U+10FFFF).
  static func firstFault(in bytes: [UInt8], range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let count: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: count = 1
      case 0xE0:
        count = 2
        second = 0xA0...0xBF
      case 0xED:
        count = 2
        second = 0x80...0x9F
      case 0xE1...0xEF: count = 2
      case 0xF0:
        count = 3
        second = 0x90...0xBF
      case 0xF4:
        count = 3
        second = 0x80...0x8F
      case 0xF1...0xF3: count = 3
      default: return offset
      }
      guard offset + count < range.upperBound, second.contains(bytes[offset + 1]) else {
        return offset
      }
      for next in 2..<max(2, count + 1) where bytes[offset + next] & 0xC0 != 0x80 { return offset }
      offset += count + 1
    }
    return nil
  }

  /// The character that begins at an offset of well-formed UTF-8, or nil at the end or on a fault.
  static func scalar(in bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
    guard offset < bytes.count else { return nil }
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  /// A character as messages show it: itself in quotes, or its code where it cannot be seen.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    let isPlain = scalar.properties.isAlphabetic || (scalar.value > 0x20 && scalar.value < 0x7F)
    if isPlain { return "'\(scalar)'" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
