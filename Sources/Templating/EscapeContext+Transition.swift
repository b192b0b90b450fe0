/// What literal text can do to a context that makes every later escape uncertain.
enum ContextFault: Error, Hashable, Sendable {
  case unquotedAttribute
  case attributeWithoutBlank
}

extension EscapeContext {
  /// The context after one more byte of literal text.
  mutating func take(_ byte: UInt8) throws(ContextFault) {
    switch place {
    case .plain: break
    case .text: if byte == UInt8(ascii: "<") { place = .tagOpen }
    case .characterData, .rawText, .json: takeUntilEnd(byte)
    case .jsonString: takeJSONString(byte)
    case .jsonEscape:
      place = .jsonString
      takeEnd(byte)
    case .tagOpen: open(byte)
    case .tagName: try takeTagName(byte)
    case .closingTag: if byte == UInt8(ascii: ">") { leaveTag(to: .text) }
    case .declaration: takeDeclaration(byte)
    case .comment: takeComment(byte)
    case .gap(let needsBlank): try takeGap(byte, needsBlank: needsBlank)
    case .attributeName: takeAttributeName(byte)
    case .beforeValue:
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
        if Self.isBlank(byte) { return }
        throw .unquotedAttribute
      }
      place = .attributeValue(quote: byte, .start)
      scheme = schemeAtStart
    case .attributeValue(let quote, let position): takeValue(byte, quote: quote, position)
    case .cssName, .cssValue, .cssString, .cssComment: takeCSS(byte)
    }
  }

  /// Blanks, by HTML's list.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// A letter in lower case; any other byte as it is.
  private static func low(_ byte: UInt8) -> UnicodeScalar {
    UnicodeScalar(isLetter(byte) ? byte | 0x20 : byte)
  }

  private mutating func leaveTag(to next: Place) {
    place = next
    element = ""
    attribute = ""
    matched = 0
  }

  private mutating func open(_ byte: UInt8) {
    matched = 0
    switch byte {
    case UInt8(ascii: "/"): place = .closingTag
    case UInt8(ascii: "!"), UInt8(ascii: "?"): place = .declaration
    case _ where Self.isLetter(byte):
      place = .tagName
      element = String(UnicodeScalar(byte | 0x20))
    default: place = .text
    }
  }

  private mutating func takeTagName(_ byte: UInt8) throws(ContextFault) {
    if Self.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      place = .gap(needsBlank: true)
      try take(byte)
    } else {
      element.unicodeScalars.append(Self.low(byte))
    }
  }

  private mutating func takeGap(_ byte: UInt8, needsBlank: Bool) throws(ContextFault) {
    if Self.isBlank(byte) {
      place = .gap(needsBlank: false)
    } else if byte == UInt8(ascii: "/") {
      place = .gap(needsBlank: needsBlank)
    } else if byte == UInt8(ascii: ">") {
      endTag()
    } else {
      guard !needsBlank else { throw .attributeWithoutBlank }
      place = .attributeName
      attribute = String(Self.low(byte))
    }
  }

  /// A browser passes over the slash of `<script/>`, and takes what follows for the script.
  private mutating func endTag() {
    let name = element
    let type = scriptType
    scriptType = ""
    attribute = ""
    matched = 0
    place = .text
    switch name {
    case "script" where type == "application/json" || type.hasSuffix("+json"):
      place = .json
    case "style" where styleTakesValues:
      place = .cssName
      element = name
    case "script", "style": place = .rawText
    case "title", "textarea": place = .characterData
    default: element = ""
    }
  }

  private mutating func takeAttributeName(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="): place = .beforeValue
    case UInt8(ascii: ">"): endTag()
    case _ where Self.isBlank(byte): place = .gap(needsBlank: false)
    default: attribute.unicodeScalars.append(Self.low(byte))
    }
  }

  private mutating func takeValue(_ byte: UInt8, quote: UInt8, _ position: Position) {
    if byte == quote {
      place = .gap(needsBlank: true)
      attribute = ""
      scheme = ""
    } else {
      if element == "script", attribute == "type" {
        scriptType.unicodeScalars.append(UnicodeScalar(byte))
      }
      let startsAnother =
        (byte == UInt8(ascii: ",") || Self.isBlank(byte)) && attribute.hasSuffix("srcset")
      if startsAnother {
        scheme = schemeAtStart
        place = .attributeValue(quote: quote, .start)
      } else {
        let isProgram = position == .program || takesProgram(byte)
        place = .attributeValue(quote: quote, isProgram ? .program : .after)
      }
    }
  }

  /// What has been read of a scheme where a value begins: nothing of one that is no address's.
  private var schemeAtStart: String? { Self.addressAttributes.contains(attribute) ? "" : nil }

  /// Reads an address's scheme.
  ///
  /// - Returns: whether what follows is no address of the web, as after `javascript:` and `data:`. An
  ///   entity before a slash can be a colon.
  private mutating func takesProgram(_ byte: UInt8) -> Bool {
    guard let begun = scheme else { return false }
    switch byte {
    case ...0x20: return false
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): scheme = nil
    case UInt8(ascii: ":"), UInt8(ascii: "&"):
      scheme = nil
      return byte == UInt8(ascii: "&") || !["http", "https", "mailto", "tel"].contains(begun)
    default: scheme = begun + String(Self.low(byte))
    }
    return false
  }

  private mutating func takeDeclaration(_ byte: UInt8) {
    if byte == UInt8(ascii: "-"), matched < 2 {
      matched += 1
      if matched == 2 {
        place = .comment
        matched = 0
      }
    } else if byte == UInt8(ascii: ">") {
      leaveTag(to: .text)
    } else {
      matched = 2
    }
  }

  private mutating func takeComment(_ byte: UInt8) {
    if byte == UInt8(ascii: "-") {
      matched = min(2, matched + 1)
    } else if byte == UInt8(ascii: ">"), matched == 2 {
      leaveTag(to: .text)
    } else {
      matched = 0
    }
  }

  /// Reads raw text, JSON or a title until `</` and the element's own name.
  private mutating func takeUntilEnd(_ byte: UInt8) {
    if place == .json, byte == UInt8(ascii: "\"") {
      place = .jsonString
      matched = 0
      return
    }
    takeEnd(byte)
  }

  private mutating func takeJSONString(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): place = .jsonEscape
    case UInt8(ascii: "\""): place = .json
    default: return takeEnd(byte)
    }
    matched = 0
  }

  /// An end tag is one in a string as well: browsers do not read scripts before they end them.
  private mutating func takeEnd(_ byte: UInt8) {
    // Almost every byte: no end has begun.
    guard matched > 0 || byte == UInt8(ascii: "<") else { return }
    let end = Array("</\(element)".utf8)
    let low = Self.isLetter(byte) ? byte | 0x20 : byte
    matched = low == end[matched] ? matched + 1 : (low == end[0] ? 1 : 0)
    if matched == end.count { leaveTag(to: .closingTag) }
  }
}
