extension EscapeContext {
  /// The context after one more byte of a style sheet.
  mutating func takeCSS(_ byte: UInt8) throws(ContextFault) {
    if try endsStyle(byte) { return }
    switch place {
    case .cssComment:
      if byte == UInt8(ascii: "*") {
        matched = 1
      } else if byte == UInt8(ascii: "/"), matched == 1 {
        place = .cssName
        matched = 0
      } else {
        matched = 0
      }
    case .cssString(let quote): if byte == quote { place = .cssValue }
    case .cssValue:
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "}") {
        place = .cssName
        attribute = ""
      } else if byte == UInt8(ascii: "{"), styleTakesValues {
        // The colon was a selector's, as in `a:hover{`.
        place = .cssName
        attribute = ""
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        place = .cssString(quote: byte)
      }
    default:
      if byte == UInt8(ascii: "*"), attribute.hasSuffix("/") {
        place = .cssComment
        attribute = ""
      } else if byte == UInt8(ascii: ":"), styleTakesValues || attribute.hasPrefix("--") {
        place = .cssValue
      } else if ";{}".utf8.contains(byte) {
        attribute = ""
      } else if !Self.isBlank(byte) || !attribute.isEmpty {
        attribute += String(UnicodeScalar(byte))
      }
    }
  }

  /// Whether the byte is the last one of `</style` within a markup: a browser ends a style sheet there
  /// wherever in it that stands.
  private mutating func endsStyle(_ byte: UInt8) throws(ContextFault) -> Bool {
    guard element == "style" else { return false }
    let read = try takeEnd(byte, styleEnd)
    styleEnd = read ?? 0
    return read == nil
  }
}
