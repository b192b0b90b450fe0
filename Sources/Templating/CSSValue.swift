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
    // The length of the name that ends here.
    var name = 0
    var last: UInt8 = 0
    for (index, byte) in text.utf8.enumerated() {
      if isForbidden(byte) { return false }
      defer { last = byte }
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("):
        let word = text.utf8.dropFirst(index - name).prefix(name)
        if fetching.contains(String(decoding: word, as: UTF8.self).lowercased()) { return false }
        closing.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard closing.popLast() == byte else { return false }
      case UInt8(ascii: "*"):
        if last == UInt8(ascii: "/") { return false }
      default: break
      }
      name = isNameByte(byte) ? name + 1 : 0
    }
    return quote == nil && closing.isEmpty
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"),
      UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let fetching: Set<String> = [
    "attr", "cross-fade", "element", "expression", "image", "image-set", "src", "url",
    "-webkit-image-set", "-webkit-cross-fade",
  ]
}
