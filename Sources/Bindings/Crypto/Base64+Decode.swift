extension Base64 {
  /// The bytes of standard base64; white space is passed over, padding may be left out. Nil for
  /// anything else.
  package static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var number: UInt32 = 0
    var count = 0
    var isPadded = false
    for byte in text.utf8 {
      if byte == 0x20 || (9...13).contains(byte) { continue }
      if byte == UInt8(ascii: "=") {
        isPadded = true
        continue
      }
      guard !isPadded, let value = value(of: byte) else { return nil }
      number = number << 6 | value
      count += 1
      if count & 3 == 0 {
        bytes += [UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
      }
    }
    switch count & 3 {
    case 1: return nil
    case 2: bytes.append(UInt8(number >> 4 & 255))
    case 3: bytes += [UInt8(number >> 10 & 255), UInt8(number >> 2 & 255)]
    default: break
    }
    return bytes
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
