/// A token of a style sheet, white space and comments included: the ranges of all tokens, one after
/// the other, are the sheet.
///
/// Source: CSS Syntax Level 3, section 4.
package struct CSSToken: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case ident, function, atKeyword, hash
    case string, badString
    /// `url(x)` without quotes; with quotes it is a function and a string.
    case url, badURL
    case number, percentage, dimension
    /// One byte that is none of the others.
    case delim(UInt8)
    case whitespace, comment
    /// `<!--` and `-->`.
    case cdo, cdc
    case colon, semicolon, comma
    case openParen, closeParen, openSquare, closeSquare, openCurly, closeCurly
  }

  package let kind: Kind
  /// Bytes of the sheet.
  package let range: Range<Int>
  /// False for a comment, string or URL that the end of the sheet cuts off.
  package let isClosed: Bool

  init(_ kind: Kind, _ range: Range<Int>, isClosed: Bool = true) {
    self.kind = kind
    self.range = range
    self.isClosed = isClosed
  }

  /// White space or a comment.
  package var isTrivia: Bool { kind == .whitespace || kind == .comment }
}

extension CSSToken {
  /// What a name, string or URL says, its escapes undone: `\75rl(` is the function `url`. Quotes, `#`,
  /// `@` and `(` are left out; other tokens give their text.
  package func value(in bytes: [UInt8]) -> String {
    switch kind {
    case .ident, .badString, .badURL: Self.unescaped(bytes[range])
    case .function: Self.unescaped(bytes[range].dropLast())
    case .atKeyword, .hash: Self.unescaped(bytes[range].dropFirst())
    case .string: Self.unescaped(bytes[range].dropFirst().dropLast(isClosed ? 1 : 0))
    case .url: Self.unescaped(Self.urlContent(bytes[range], isClosed: isClosed))
    default: String(decoding: bytes[range], as: UTF8.self)
    }
  }

  private static func urlContent(_ token: ArraySlice<UInt8>, isClosed: Bool) -> ArraySlice<UInt8> {
    var inner = token.drop { $0 != UInt8(ascii: "(") }.dropFirst().dropLast(isClosed ? 1 : 0)
    inner = inner.drop { CSSByte.isSpace($0) }
    while let last = inner.last, CSSByte.isSpace(last) { inner.removeLast() }
    return inner
  }

  /// The text with `\26 B` and the like as characters; a `\` before a line break is nothing.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0 }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == 0 {
        text += "\u{FFFD}".utf8
      } else if byte != UInt8(ascii: "\\") {
        text.append(byte)
      } else if index < bytes.endIndex, !CSSByte.isNewline(bytes[index]) {
        text += escaped(bytes, at: &index).utf8
      } else if index == bytes.endIndex {
        text += "\u{FFFD}".utf8
      } else {
        let isCRLF =
          bytes[index] == 0x0D && index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A
        index += isCRLF ? 2 : 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The characters of an escape whose `\` has been read.
  private static func escaped(_ bytes: ArraySlice<UInt8>, at index: inout Int) -> String {
    let digits = bytes[index...].prefix(6).prefix { CSSByte.isHex($0) }
    guard !digits.isEmpty else {
      let start = index
      index += 1
      while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    index = CSSByte.afterSpace(bytes, digits.endIndex)
    let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    let scalar = code == 0 ? nil : Unicode.Scalar(code)
    return String(Character(scalar ?? "\u{FFFD}"))
  }
}
