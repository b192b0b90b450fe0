/// What literal text can do to a context that makes every later escape uncertain: browsers and readers
/// of XML would go on in different places, or in one that nobody meant.
enum ContextFault: Error, Hashable, Sendable {
  case unquotedAttribute
  case attributeWithoutBlank
  /// A quote, `<` or `=` where an attribute's name is read.
  case attributeName
  /// `<` that begins no tag: in text, or in a title, script or style sheet before its own end tag.
  case strayAngle
  /// Anything but a name and `>` in an end tag.
  case endTag
  /// `<!` or `<?` that begins neither a comment nor a document type.
  case declaration
  /// `<!-->`, `<!--->` or `--!>`: the end of a comment to browsers only.
  case commentEnd
}

extension EscapeContext {
  /// The context after one more byte of literal text.
  mutating func take(_ byte: UInt8) throws(ContextFault) {
    switch place {
    case .plain: break
    case .text: if byte == UInt8(ascii: "<") { place = .tagOpen }
    case .characterData, .rawText, .json: try takeUntilEnd(byte)
    case .jsonString: try takeJSONString(byte)
    case .jsonEscape:
      place = .jsonString
      try takeEnd(byte)
    case .tagOpen: try open(byte)
    case .tagName: try takeTagName(byte)
    case .closingTag, .closingEnd: try takeClosingTag(byte)
    case .declaration: try takeDeclaration(byte)
    case .comment: try takeComment(byte)
    case .gap(let needsBlank): try takeGap(byte, needsBlank: needsBlank)
    case .attributeName, .afterName: try takeAttributeName(byte)
    case .beforeValue:
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
        if Self.isBlank(byte) { return }
        throw .unquotedAttribute
      }
      place = .attributeValue(quote: byte, .start)
      scheme = schemeAtStart
    case .attributeValue(let quote, let position): takeValue(byte, quote: quote, position)
    case .cssName, .cssValue, .cssString, .cssComment: try takeCSS(byte)
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

  private mutating func open(_ byte: UInt8) throws(ContextFault) {
    matched = 0
    switch byte {
    case UInt8(ascii: "/"): place = .closingTag
    case UInt8(ascii: "!"): place = .declaration
    case UInt8(ascii: "?"): throw .declaration
    case _ where Self.isLetter(byte):
      place = .tagName
      element = String(UnicodeScalar(byte | 0x20))
    default: throw .strayAngle
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

  /// Browsers read attributes in an end tag, quotes and all; nobody writes them.
  private mutating func takeClosingTag(_ byte: UInt8) throws(ContextFault) {
    let hasName = place == .closingEnd || matched > 0
    switch byte {
    case UInt8(ascii: ">") where hasName: leaveTag(to: .text)
    case _ where Self.isBlank(byte) && hasName: place = .closingEnd
    case _ where place == .closingTag && (Self.isLetter(byte) || hasName && Self.isNamePart(byte)):
      matched = 1
    default: throw .endTag
    }
  }

  /// What an element's name has after its first letter.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || "-:_.".utf8.contains(byte)
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
      guard !Self.endsNames(byte) else { throw .attributeName }
      place = .attributeName
      attribute = String(Self.low(byte))
    }
  }

  private static func endsNames(_ byte: UInt8) -> Bool { "\"'<=".utf8.contains(byte) }

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
    case "script", "style", "iframe", "noembed", "noframes", "plaintext", "xmp": place = .rawText
    case "title", "textarea": place = .characterData
    default: element = ""
    }
  }

  /// Blanks may stand between a name and its `=`; a slash ends a name, as in `<input disabled/>`.
  private mutating func takeAttributeName(_ byte: UInt8) throws(ContextFault) {
    switch byte {
    case UInt8(ascii: "="): place = .beforeValue
    case UInt8(ascii: ">"): endTag()
    case UInt8(ascii: "/"):
      place = .gap(needsBlank: true)
      attribute = ""
    case _ where Self.isBlank(byte): place = .afterName
    case _ where Self.endsNames(byte): throw .attributeName
    case _ where place == .afterName:
      place = .attributeName
      attribute = String(Self.low(byte))
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

  /// `<!--` begins a comment, `<!` and a letter a document type; anything else is a comment to browsers
  /// that ends somewhere else in XML.
  private mutating func takeDeclaration(_ byte: UInt8) throws(ContextFault) {
    switch byte {
    case UInt8(ascii: "-") where matched == 0: matched = 1
    case UInt8(ascii: "-") where matched == 1:
      place = .comment
      matched = Self.commentStart
    case _ where matched == 0 && Self.isLetter(byte): matched = 2
    case UInt8(ascii: ">") where matched == 2: leaveTag(to: .text)
    case _ where matched == 2: break
    default: throw .declaration
    }
  }

  /// What `matched` is where a comment has begun, after one dash there, and after `--!`.
  private static let commentStart = 3
  private static let commentStartDash = 4
  private static let commentBang = 5

  private mutating func takeComment(_ byte: UInt8) throws(ContextFault) {
    switch (byte, matched) {
    case (UInt8(ascii: "-"), Self.commentStart): matched = Self.commentStartDash
    case (UInt8(ascii: "-"), Self.commentStartDash): matched = 2
    case (UInt8(ascii: "-"), Self.commentBang): matched = 1
    case (UInt8(ascii: "-"), _): matched = min(2, matched + 1)
    case (UInt8(ascii: "!"), 2): matched = Self.commentBang
    case (UInt8(ascii: ">"), 2): leaveTag(to: .text)
    case (UInt8(ascii: ">"), Self.commentStart...): throw .commentEnd
    default: matched = 0
    }
  }

  /// Reads raw text, JSON or a title until `</` and the element's own name.
  private mutating func takeUntilEnd(_ byte: UInt8) throws(ContextFault) {
    if place == .json, byte == UInt8(ascii: "\""), matched == 0 {
      place = .jsonString
      return
    }
    try takeEnd(byte)
  }

  private mutating func takeJSONString(_ byte: UInt8) throws(ContextFault) {
    switch byte {
    case UInt8(ascii: "\\") where matched == 0: place = .jsonEscape
    case UInt8(ascii: "\"") where matched == 0: place = .json
    default: try takeEnd(byte)
    }
  }

  /// Whether a raw text, JSON or a title may just be ending: `</scr`.
  var isInEndTag: Bool {
    switch place {
    case .characterData, .rawText, .json, .jsonString: matched > 0
    case .cssName, .cssValue, .cssString, .cssComment: styleEnd > 0
    default: false
    }
  }

  private mutating func takeEnd(_ byte: UInt8) throws(ContextFault) {
    matched = try takeEnd(byte, matched) ?? 0
  }

  /// An end tag is one in a string as well: browsers do not read scripts before they end them. Any
  /// other `<` is refused: XML would begin a tag there, and so do browsers within an `svg`.
  ///
  /// - Returns: how much of `</` and the element's name has been read, or nil with its last byte.
  mutating func takeEnd(_ byte: UInt8, _ read: Int) throws(ContextFault) -> Int? {
    // Almost every byte: no end has begun.
    guard read > 0 || byte == UInt8(ascii: "<") else { return 0 }
    let end = Array("</\(element)".utf8)
    let low = Self.isLetter(byte) ? byte | 0x20 : byte
    guard low == end[read] else { throw .strayAngle }
    guard read + 1 == end.count else { return read + 1 }
    leaveTag(to: .closingEnd)
    return nil
  }
}
