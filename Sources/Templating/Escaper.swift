/// Writes a value so that it cannot leave the place it stands in.
///
/// Controls that XML has no place for become U+FFFD; the controls that turn
/// text around (U+202A–202E, U+2066–2069) are left out, since with them a text can lie.
enum Escaper {
  static func append(_ text: some Collection<UInt8>, _ escape: Escape, to bytes: inout [UInt8]) {
    if escape.isForCognito, text.contains(where: { $0 >= 0x80 }) {
      return CognitoEscaper.append(text, escape, to: &bytes)
    }
    appendKnown(text, escape, to: &bytes)
  }

  /// The same for a text that Cognito takes, as far as it asks.
  ///
  /// The bytes are copied first and looked over where they lie; only when something needs escaping is
  /// the rest written again.
  static func appendKnown(
    _ text: some Collection<UInt8>, _ escape: Escape, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    let special = EscapeTable.special
    let bit = escape.bit
    var index = start
    while index < bytes.count {
      if special[Int(bytes[index])] & bit != 0, isSpecial(bytes, at: index, escape) { break }
      index += 1
    }
    guard index < bytes.count else { return }
    let rest = Array(bytes[index...])
    bytes.removeSubrange(index...)
    rewrite(rest, escape, to: &bytes)
  }

  /// Whether the byte is what the table warns of: of characters beyond ASCII only a few are.
  private static func isSpecial(_ bytes: [UInt8], at index: Int, _ escape: Escape) -> Bool {
    bytes[index] < 0x80 || unicode(bytes, at: index, escape) != nil
  }

  /// Appends a text of which some bytes have to be looked at.
  static func rewrite(_ text: [UInt8], _ escape: Escape, to bytes: inout [UInt8]) {
    let special = EscapeTable.special
    let bit = escape.bit
    var index = 0
    while index < text.count {
      let byte = text[index]
      if special[Int(byte)] & bit == 0 {
        bytes.append(byte)
        index += 1
      } else if byte < 0x80 {
        replace(byte, escape, to: &bytes)
        index += 1
      } else if let (replacement, length) = unicode(text, at: index, escape) {
        bytes.append(contentsOf: replacement)
        index += length
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }

  /// Characters of two or three bytes that are not written as they are.
  private static func unicode(
    _ bytes: [UInt8], at index: Int, _ escape: Escape
  ) -> (replacement: [UInt8], length: Int)? {
    if escape == .addressPart { return (percent(bytes[index]), 1) }
    guard index + 2 < bytes.count else { return nil }
    let scalar =
      UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
      | UInt32(bytes[index + 2] & 0x3F)
    switch (bytes[index], scalar) {
    case (0xE2, 0x2028), (0xE2, 0x2029):
      if escape == .jsonString {
        return (Array("\\u\(String(scalar, radix: 16))".utf8), 3)
      }
      return escape == .line ? ([0x20], 3) : nil
    case (0xE2, 0x202A...0x202E), (0xE2, 0x2066...0x2069): return ([], 3)
    case (0xEF, 0xFFFE), (0xEF, 0xFFFF): return (Array("\u{FFFD}".utf8), 3)
    default: return nil
    }
  }

  private static func replace(_ byte: UInt8, _ escape: Escape, to bytes: inout [UInt8]) {
    switch escape {
    case .none, .jsonLiteral: bytes.append(byte)
    case .text, .attribute, .singleQuoted, .mailText, .mailAttribute, .mailSingleQuoted:
      switch byte {
      // A name could otherwise bring a placeholder of Cognito's into the mail.
      case UInt8(ascii: "{"): bytes.append(contentsOf: "&#123;".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: bytes.append(contentsOf: "&#\(byte);".utf8)
      default: bytes.append(contentsOf: "\u{FFFD}".utf8)
      }
    case .address, .sourceSet:
      // A checked address has none of the characters that end an attribute, but for & and quotes.
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: ","): bytes.append(contentsOf: "%2C".utf8)
      default: bytes.append(contentsOf: percent(byte))
      }
    case .addressPart: bytes.append(contentsOf: percent(byte))
    case .jsonString:
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      default:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(contentsOf: [hex[Int(byte >> 4)] | 0x20, hex[Int(byte & 15)] | 0x20])
      }
    case .plain, .message: break
    case .line: bytes.append(0x20)
    }
  }

  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func percent(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
  }
}
