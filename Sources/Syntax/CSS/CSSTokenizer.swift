internal import Diagnostics

/// Splits a style sheet into tokens; every text is a sheet, so there are no errors.
///
/// Differences from CSS Syntax Level 3: comments are tokens, for whoever writes the sheet again.
package struct CSSTokenizer: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  var index: Int

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = SourceFile.markLength(of: bytes)
  }

  package mutating func next() -> CSSToken? {
    guard index < bytes.count else { return nil }
    let start = index
    let (kind, isClosed) = consume(bytes[index])
    return CSSToken(kind, start..<index, isClosed: isClosed)
  }

  /// The byte so far ahead, or nil past the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    index + ahead < bytes.count ? bytes[index + ahead] : nil
  }

  private mutating func consume(_ byte: UInt8) -> (CSSToken.Kind, isClosed: Bool) {
    switch byte {
    case _ where CSSByte.isSpace(byte):
      while let next = peek(), CSSByte.isSpace(next) { index += 1 }
      return (.whitespace, true)
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): return (.comment, comment())
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(byte)
    case UInt8(ascii: "#"):
      guard let next = peek(1), CSSByte.isName(next) || isEscape(1) else { return single(byte) }
      index += 1
      name()
      return (.hash, true)
    case UInt8(ascii: "@") where startsIdent(1):
      index += 1
      name()
      return (.atKeyword, true)
    case UInt8(ascii: "<") where has("!--", 1):
      index += 4
      return (.cdo, true)
    case _ where startsNumber(): return (numeric(), true)
    case UInt8(ascii: "-") where has("->", 1):
      index += 3
      return (.cdc, true)
    case _ where startsIdent(): return identLike()
    default: return single(byte)
    }
  }

  private mutating func single(_ byte: UInt8) -> (CSSToken.Kind, isClosed: Bool) {
    index += 1
    let kind: CSSToken.Kind =
      switch byte {
      case UInt8(ascii: ":"): .colon
      case UInt8(ascii: ";"): .semicolon
      case UInt8(ascii: ","): .comma
      case UInt8(ascii: "("): .openParen
      case UInt8(ascii: ")"): .closeParen
      case UInt8(ascii: "["): .openSquare
      case UInt8(ascii: "]"): .closeSquare
      case UInt8(ascii: "{"): .openCurly
      case UInt8(ascii: "}"): .closeCurly
      default: .delim(byte)
      }
    return (kind, true)
  }

  private mutating func comment() -> Bool {
    index += 2
    while index < bytes.count {
      if has("*/") {
        index += 2
        return true
      }
      index += 1
    }
    return false
  }

  private mutating func string(_ quote: UInt8) -> (CSSToken.Kind, isClosed: Bool) {
    index += 1
    while let byte = peek() {
      if byte == quote {
        index += 1
        return (.string, true)
      }
      if CSSByte.isNewline(byte) { return (.badString, true) }
      index += 1
      if byte == UInt8(ascii: "\\"), let next = peek() {
        index += next == 0x0D && peek(1) == 0x0A ? 2 : 1
      }
    }
    return (.string, false)
  }
}

extension CSSTokenizer {
  func has(_ text: String, _ ahead: Int = 0) -> Bool {
    index + ahead < bytes.count && bytes[(index + ahead)...].starts(with: text.utf8)
  }

  /// A `\` that begins an escape: anything but a line break follows.
  func isEscape(_ ahead: Int) -> Bool {
    guard peek(ahead) == UInt8(ascii: "\\") else { return false }
    return peek(ahead + 1).map { !CSSByte.isNewline($0) } ?? true
  }

  func startsIdent(_ ahead: Int = 0) -> Bool {
    guard let byte = peek(ahead) else { return false }
    if byte == UInt8(ascii: "-") {
      guard let next = peek(ahead + 1) else { return false }
      return CSSByte.isNameStart(next) || next == UInt8(ascii: "-") || isEscape(ahead + 1)
    }
    return CSSByte.isNameStart(byte) || isEscape(ahead)
  }

  private func startsNumber() -> Bool {
    var ahead = 0
    if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { ahead = 1 }
    if peek(ahead) == UInt8(ascii: ".") { ahead += 1 }
    return peek(ahead).map(CSSByte.isDigit) ?? false
  }

  /// Moves over a name; escapes belong to it.
  mutating func name() {
    while let byte = peek() {
      if CSSByte.isName(byte) {
        index += 1
      } else if isEscape(0) {
        escape()
      } else {
        return
      }
    }
  }

  private mutating func escape() {
    index += 1
    let digits = bytes[index...].prefix(6).prefix { CSSByte.isHex($0) }
    if digits.isEmpty {
      if index < bytes.count { index += 1 }
    } else {
      index = CSSByte.afterSpace(bytes[...], digits.endIndex)
    }
  }

  private mutating func numeric() -> CSSToken.Kind {
    if let sign = peek(), !CSSByte.isDigit(sign), sign != UInt8(ascii: ".") { index += 1 }
    digits()
    if peek() == UInt8(ascii: "."), peek(1).map(CSSByte.isDigit) == true {
      index += 1
      digits()
    }
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      let isSigned = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      let ahead = isSigned ? 2 : 1
      if peek(ahead).map(CSSByte.isDigit) == true {
        index += ahead
        digits()
      }
    }
    if startsIdent() {
      name()
      return .dimension
    }
    guard peek() == UInt8(ascii: "%") else { return .number }
    index += 1
    return .percentage
  }

  private mutating func digits() {
    while let byte = peek(), CSSByte.isDigit(byte) { index += 1 }
  }

  private mutating func identLike() -> (CSSToken.Kind, isClosed: Bool) {
    let start = index
    name()
    guard peek() == UInt8(ascii: "(") else { return (.ident, true) }
    let isURL = CSSToken.unescaped(bytes[start..<index]).lowercased() == "url"
    index += 1
    guard isURL else { return (.function, true) }
    var ahead = 0
    while let byte = peek(ahead), CSSByte.isSpace(byte) { ahead += 1 }
    let next = peek(ahead)
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") { return (.function, true) }
    index += ahead
    return unquotedURL()
  }

  private mutating func unquotedURL() -> (CSSToken.Kind, isClosed: Bool) {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: ")"):
        index += 1
        return (.url, true)
      case _ where CSSByte.isSpace(byte):
        while let next = peek(), CSSByte.isSpace(next) { index += 1 }
        guard let next = peek() else { return (.url, false) }
        if next != UInt8(ascii: ")") { return badURL() }
      case UInt8(ascii: "\\") where isEscape(0): escape()
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "\\"):
        return badURL()
      case _ where CSSByte.isUnprintable(byte): return badURL()
      default: index += 1
      }
    }
    return (.url, false)
  }

  private mutating func badURL() -> (CSSToken.Kind, isClosed: Bool) {
    while let byte = peek() {
      if isEscape(0) {
        escape()
      } else {
        index += 1
        if byte == UInt8(ascii: ")") { return (.badURL, true) }
      }
    }
    return (.badURL, false)
  }
}
