/// Strings, templates, regular expressions, numbers and words. Each begins at `index` and moves over it.
extension JavaScriptLexer {
  mutating func string(_ quote: UInt8) throws(JavaScriptFault) {
    let start = index
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case quote:
        index += 1
        return
      case 0x0A, 0x0D: throw JavaScriptFault(.stringBreak, at: start..<index)
      case UInt8(ascii: "\\"): skipEscape()
      default: index += 1
      }
    }
    throw JavaScriptFault(.stringOpen, at: start..<start + 1)
  }

  /// Over a `\` and what it escapes; a line break of CR LF is one.
  private mutating func skipEscape() {
    let isCRLF =
      index + 2 < bytes.count && bytes[index + 1] == 0x0D && bytes[index + 2] == 0x0A
    index = min(index + (isCRLF ? 3 : 2), bytes.count)
  }

  /// From a `` ` `` or the `}` of an insertion on to the next `${` or the end.
  mutating func template(isHead: Bool) throws(JavaScriptFault) -> JavaScriptToken.Kind {
    let start = index
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "`"):
        index += 1
        return isHead ? .template : .templateTail
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "$") where has("${"):
        index += 2
        return isHead ? .templateHead : .templateMiddle
      default: index += 1
      }
    }
    throw JavaScriptFault(.templateOpen, at: start..<start + 1)
  }

  /// A `/` inside of `[…]` does not end it.
  mutating func regex() throws(JavaScriptFault) {
    let start = index
    var isInClass = false
    index += 1
    while index < bytes.count, JavaScriptSpace.breakLength(at: index, in: bytes) == nil {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard index < bytes.count, JavaScriptSpace.breakLength(at: index, in: bytes) == nil else {
          throw JavaScriptFault(.regexOpen, at: start..<start + 1)
        }
        index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        while try wordPart(isFirst: false) {}
        return
      default: break
      }
    }
    throw JavaScriptFault(.regexOpen, at: start..<start + 1)
  }
}

extension JavaScriptLexer {
  var startsNumber: Bool {
    guard bytes[index] == UInt8(ascii: ".") else { return true }
    return index + 1 < bytes.count && CSSByte.isDigit(bytes[index + 1])
  }

  mutating func number() throws(JavaScriptFault) {
    let start = index
    let mark = index + 1 < bytes.count ? bytes[index + 1] | 0x20 : 0
    let hasPrefix =
      bytes[index] == UInt8(ascii: "0")
      && (mark == UInt8(ascii: "x") || mark == UInt8(ascii: "o") || mark == UInt8(ascii: "b"))
    if hasPrefix {
      index += 2
      skipDigits(CSSByte.isHex)
    } else {
      skipDigits(CSSByte.isDigit)
      if at(".") {
        index += 1
        skipDigits(CSSByte.isDigit)
      }
      if at("e") || at("E") {
        index += 1
        if at("+") || at("-") { index += 1 }
        skipDigits(CSSByte.isDigit)
      }
    }
    if at("n") { index += 1 }
    let end = index
    if try wordPart(isFirst: true) {
      throw JavaScriptFault(.wordAfterNumber, at: start..<end + 1)
    }
  }

  private func at(_ text: Unicode.Scalar) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: text)
  }

  private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) {
    while index < bytes.count, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "_") {
      index += 1
    }
  }

  mutating func word() throws(JavaScriptFault) {
    guard try wordPart(isFirst: true) else {
      let scalar = UTF8Check.scalar(in: bytes, at: index)
      throw JavaScriptFault(.character(scalar), at: index..<index + 1)
    }
    while try wordPart(isFirst: false) {}
  }

  /// Moves over one character of a name, `\u0061` or `\u{61}` included; false where there is none.
  private mutating func wordPart(isFirst: Bool) throws(JavaScriptFault) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      index += 1
      return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if !isFirst { index += 1 }
      return !isFirst
    case UInt8(ascii: "\\"): return skipUnicodeEscape()
    case 0..<0x80: return false
    default: break
    }
    guard let scalar = UTF8Check.scalar(in: bytes, at: index) else { return false }
    let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
    let isPart =
      isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue || isJoiner
    if isPart { index += UTF8.width(scalar) }
    return isPart
  }

  private mutating func skipUnicodeEscape() -> Bool {
    guard has("\\u") else { return false }
    var end = index + 2
    if end < bytes.count, bytes[end] == UInt8(ascii: "{") {
      while end < bytes.count, bytes[end] != UInt8(ascii: "}") { end += 1 }
      guard end < bytes.count else { return false }
      end += 1
    } else {
      end += 4
      guard end <= bytes.count, bytes[(index + 2)..<end].allSatisfy(CSSByte.isHex) else {
        return false
      }
    }
    index = end
    return true
  }
}
