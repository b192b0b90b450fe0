import Diagnostics

/// What is wrong with a JSON text, as facts; the words are in `JSONFault+Diagnostic.swift`.
struct JSONFault: Error {
  enum Kind {
    case empty(JSONParser.End)
    case utf16
    case notUTF8(byte: UInt8)
    case tooDeep(limit: Int)
    case unclosed(open: Int, JSONParser.End)
    case afterDocument(found: String, isValue: Bool)
    case valueMissing(found: String)
    case nameMissing(found: String)
    case colonMissing(name: String, found: String)
    case separatorMissing(closing: Character, found: String, open: Int, isCloser: Bool)
    case commaTrailing
    case duplicate(String, first: Range<Int>)
    case comment
    case wrongQuotes(found: String)
    case nameUnquoted(String)
    case wordUnknown(String)
    case number(String)
    case numberTooLarge(String)
    case stringUnclosed(JSONParser.End)
    case lineBreakInString
    case controlInString(UInt8)
    case escapeUnknown(String)
    case escapeShort
    case surrogate(String)
  }

  let kind: Kind
  let range: Range<Int>

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// Finding out which fault it is.
extension JSONParser {
  /// A file in UTF-16 shows itself by its mark or by a zero byte beside the first bracket.
  func checkEncoding() throws(JSONFault) {
    guard limit >= offset + 2 else { return }
    let pair = (bytes[offset], bytes[offset + 1])
    let isMarked = pair == (0xFF, 0xFE) || pair == (0xFE, 0xFF)
    if isMarked || (pair.0 == 0) != (pair.1 == 0) {
      throw JSONFault(.utf16, at: offset..<offset)
    }
  }

  func checkUTF8(_ range: Range<Int>) throws(JSONFault) {
    if let fault = UTF8Check.firstFault(in: bytes, range: range) {
      throw JSONFault(.notUTF8(byte: bytes[fault]), at: fault..<fault + 1)
    }
  }

  func controlFault(at index: Int) -> JSONFault {
    let byte = bytes[index]
    let isLineBreak = byte == 0x0A || byte == 0x0D
    return JSONFault(
      isLineBreak ? .lineBreakInString : .controlInString(byte), at: index..<index + 1)
  }

  func numberFault() -> JSONFault {
    JSONFault(.number(text(wordRange)), at: wordRange)
  }

  func faultAfterDocument() -> JSONFault {
    if let fault = generalFault() { return fault }
    let isValue = current == UInt8(ascii: "{") || current == UInt8(ascii: "[")
    return JSONFault(.afterDocument(found: found, isValue: isValue), at: foundRange)
  }

  func faultAtValue(open: Int?) -> JSONFault {
    if let fault = generalFault(open: open) { return fault }
    let word = wordRange
    if word.isEmpty { return JSONFault(.valueMissing(found: found), at: foundRange) }
    let first = bytes[word.lowerBound]
    let isNumber =
      first == UInt8(ascii: ".") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    return JSONFault(isNumber ? .number(text(word)) : .wordUnknown(text(word)), at: word)
  }

  func faultAtName(open: Int?) -> JSONFault {
    if let fault = generalFault(open: open) { return fault }
    let word = wordRange
    return word.isEmpty
      ? JSONFault(.nameMissing(found: found), at: foundRange)
      : JSONFault(.nameUnquoted(text(word)), at: word)
  }

  func faultAtColon(after name: String, open: Int?) -> JSONFault {
    generalFault(open: open) ?? JSONFault(.colonMissing(name: name, found: found), at: foundRange)
  }

  func faultAtSeparator(closing: UInt8, open: Int?) -> JSONFault {
    if let fault = generalFault(open: open) { return fault }
    let isCloser = current == UInt8(ascii: "}") || current == UInt8(ascii: "]")
    return JSONFault(
      .separatorMissing(
        closing: Character(Unicode.Scalar(closing)), found: found, open: open ?? 0,
        isCloser: isCloser), at: foundRange)
  }

  /// The faults that look the same wherever they stand.
  private func generalFault(open: Int? = nil) -> JSONFault? {
    guard offset < limit else {
      return JSONFault(open.map { .unclosed(open: $0, end) } ?? .empty(end), at: limit..<limit)
    }
    switch current {
    case UInt8(ascii: "/"):
      let next = offset + 1 < limit ? bytes[offset + 1] : 0
      return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
        ? JSONFault(.comment, at: offset..<offset + 2) : nil
    case UInt8(ascii: "#"): return JSONFault(.comment, at: offset..<offset + 1)
    case UInt8(ascii: "'"): return JSONFault(.wrongQuotes(found: "'"), at: foundRange)
    case 0x80...:
      guard let scalar = UTF8Check.scalar(in: bytes, at: offset) else {
        return JSONFault(.notUTF8(byte: current), at: offset..<offset + 1)
      }
      let isQuote = "\u{201C}\u{201D}\u{201E}\u{2018}\u{2019}\u{AB}\u{BB}".unicodeScalars
      return isQuote.contains(scalar)
        ? JSONFault(.wrongQuotes(found: String(scalar)), at: foundRange) : nil
    default: return nil
    }
  }

  /// What stands at the offset, as a message names it; the offset is before the end.
  private var found: String {
    let word = wordRange
    if !word.isEmpty { return "'\(text(word))'" }
    return UTF8Check.scalar(in: bytes, at: offset).map(UTF8Check.shown) ?? "nothing"
  }

  private var foundRange: Range<Int> {
    let word = wordRange
    if !word.isEmpty { return word }
    let width = UTF8Check.scalar(in: bytes, at: offset).map { UTF8.width($0) } ?? 1
    return offset..<min(limit, offset + width)
  }

  private func text(_ range: Range<Int>) -> String {
    range.count <= 32
      ? file.text(in: range) : file.text(in: range.lowerBound..<range.lowerBound + 32) + "…"
  }
}
