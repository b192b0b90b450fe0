/// Markup that Lintel made itself, such as a cleaned logo: it is written as it is.
///
/// Whoever makes one vouches for it; nothing that a person wrote may come in here unchecked.
package struct Markup: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(trusted bytes: [UInt8]) { self.bytes = bytes }
}

/// A CSS value that cannot leave its declaration.
package struct CSSValue: Hashable, Sendable {
  /// What a property is where nothing is said.
  package static let initial = CSSValue(unchecked: "initial")

  private init(unchecked text: String) { self.text = text }

  package let text: String

  /// - Returns: nil if the text could end its declaration or bring in something from outside: it has
  ///   a brace, a semicolon, a backslash, an angle bracket, a comment, `url(` or a line break.
  package init?(_ text: String) {
    let low = text.lowercased()
    guard
      !text.unicodeScalars.contains(where: { "{};\\<>\n\r\u{0C}\0".unicodeScalars.contains($0) }),
      !low.contains("url("), !low.contains("/*"), !low.contains("expression("),
      text.filter({ $0 == "\"" }).count.isMultiple(of: 2),
      text.filter({ $0 == "'" }).count.isMultiple(of: 2),
      text.filter({ $0 == "(" }).count == text.filter({ $0 == ")" }).count
    else { return nil }
    self.text = text
  }
}
