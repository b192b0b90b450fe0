/// A CSS value that cannot leave its declaration.
package struct CSSValue: Hashable, Sendable {
  package let text: String

  /// What a property is where nothing is said.
  package static let initial = CSSValue(unchecked: "initial")

  private init(unchecked text: String) { self.text = text }

  /// - Returns: nil if the text could end its declaration, swallow the next one, or bring in something
  ///   from outside: it has a brace, a semicolon, a backslash, an angle bracket, a comment or a
  ///   control, a string or bracket that does not end, or a function that fetches.
  package init?(_ text: String) {
    guard Self.isSafe(text) else { return nil }
    self.text = text
  }

  private static func isSafe(_ text: String) -> Bool {
    var closing: [UInt8] = []
    var quote: UInt8?
    var word: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if forbidden.contains(byte) || byte < 0x20 || byte == 0x7F { return false }
      defer { last = byte }
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("):
        if fetching.contains(String(decoding: word, as: UTF8.self)) { return false }
        closing.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard closing.popLast() == byte else { return false }
      case UInt8(ascii: "*"):
        if last == UInt8(ascii: "/") { return false }
      default: break
      }
      if isNameByte(byte) { word.append(byte | 0x20) } else { word = [] }
    }
    return quote == nil && closing.isEmpty
  }

  private static let forbidden: Set<UInt8> = Set("{};\\<>".utf8)

  /// `-` has the bit of a lower-case letter already.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let fetching: Set<String> = [
    "attr", "cross-fade", "element", "expression", "image", "image-set", "src", "url",
    "-webkit-image-set", "-webkit-cross-fade",
  ]
}
