import Diagnostics

/// The words for each fault.
extension JSONFault {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let words = words(in: file)
    return Diagnostic(
      .error, "json.\(words.code)", words.message, at: file.location(of: range), hint: words.hint)
  }

  private struct Words {
    let code: String
    let message: String
    let hint: String?

    init(_ code: String, _ message: String, hint: String? = nil) {
      self.code = code
      self.message = message
      self.hint = hint
    }
  }

  private func words(in file: SourceFile) -> Words {
    switch kind {
    case .empty(let end): Words("empty", "the \(end.rawValue) holds no value", hint: "write {}")
    case .utf16: Words("encoding", "the file is in UTF-16", hint: "save it as UTF-8")
    case .notUTF8(let byte):
      Words(
        "encoding", "the byte \(Self.hex(byte)) here is not UTF-8", hint: "save the file as UTF-8")
    case .tooDeep(let limit):
      Words("depth", "lists and objects stand in each other more than \(limit) deep")
    case .unclosed, .afterDocument, .valueMissing, .nameMissing, .colonMissing, .separatorMissing,
      .commaTrailing, .duplicate:
      structure(in: file)
    case .comment:
      Words("comment", "JSON has no comments", hint: "remove the comment")
    case .wrongQuotes(let found):
      Words(
        "quotes", "\(found) is no quotation mark of JSON", hint: "use straight double quotes: \"…\""
      )
    case .nameUnquoted(let name):
      Words("key.quotes", "the name '\(name)' needs double quotes", hint: "write \"\(name)\"")
    case .wordUnknown(let word): unknown(word)
    case .number(let text):
      Words("number", "'\(text)' is no number of JSON", hint: Self.numberHint(for: text))
    case .numberTooLarge(let text): Words("number.range", "the number \(text) is too large")
    default: text()
    }
  }

  private func structure(in file: SourceFile) -> Words {
    switch kind {
    case .unclosed(let open, let end):
      let place = file.position(at: open)
      let bracket = file.text(in: open..<open + 1)
      return Words(
        "end",
        "the \(end.rawValue) ends before the '\(bracket)' of line \(place.line), "
          + "column \(place.column) is closed", hint: "add '\(bracket == "{" ? "}" : "]")'")
    case .afterDocument(let found, let isValue):
      return Words(
        "end", "the value is complete, but \(found) follows",
        hint: isValue ? "several values, one a line, belong in a .ndjson file" : nil)
    case .valueMissing(let found): return Words("value", "expected a value, found \(found)")
    case .nameMissing(let found):
      return Words("key", "expected a name in double quotes, found \(found)")
    case .colonMissing(let name, let found):
      return Words(
        "colon", "expected ':' after the name '\(name)', found \(found)",
        hint: found == "'='" ? "write ':' instead of '='" : nil)
    case .separatorMissing(let closing, let found, let open, let isCloser):
      let line = file.position(at: open).line
      return Words(
        "comma", "expected ',' or '\(closing)', found \(found)",
        hint: isCloser
          ? "the '\(closing == "}" ? "{" : "[")' of line \(line) is still open"
          : "put a comma between the two")
    case .commaTrailing:
      return Words("comma.trailing", "nothing follows this comma", hint: "remove it")
    case .duplicate(let name, let first):
      return Words(
        "key.duplicate",
        "the name '\(name)' is given twice; the first is on line "
          + "\(file.position(at: first.lowerBound).line)", hint: "keep one of the two")
    default: return text()
    }
  }

  private func text() -> Words {
    switch kind {
    case .stringUnclosed(let end):
      Words("string.end", "the \(end.rawValue) ends inside this text", hint: "close it with \"")
    case .lineBreakInString:
      Words(
        "string.control", "a text cannot hold a line break",
        hint: "close it with \", or write \\n for a line break")
    case .controlInString(let byte):
      Words(
        "string.control", "a text cannot hold the control character U+00\(Self.hex(byte))",
        hint: byte == 0x09 ? "write \\t" : "write \\u00\(Self.hex(byte))")
    case .escapeUnknown(let text):
      Words(
        "escape", "'\(text)' is no escape of JSON",
        hint: #"one of \" \\ \/ \b \f \n \r \t \uXXXX"#)
    case .escapeShort:
      Words("escape", "\\u needs four hexadecimal digits", hint: "as in \\u00E9")
    case .surrogate(let text):
      Words(
        "escape.surrogate", "\(text) is half of a character",
        hint: "write both halves, or the character itself")
    default: preconditionFailure("the other kinds have their words above")
    }
  }

  private func unknown(_ word: String) -> Words {
    let meant: String? =
      switch word.lowercased() {
      case "true", "yes", "on": "true"
      case "false", "no", "off": "false"
      case "null", "none", "nil", "undefined": "null"
      default: nearestName(to: word, among: ["true", "false", "null"])
      }
    if ["nan", "inf", "infinity"].contains(word.lowercased()) {
      return Words("number", "'\(word)' is no number of JSON", hint: "write a number, or null")
    }
    return Words(
      "value", "'\(word)' is no value of JSON",
      hint: meant.map { "write \($0)" } ?? "a text stands in double quotes: \"\(word)\"")
  }

  private static func numberHint(for text: String) -> String? {
    var digits = Substring(text)
    if digits.hasPrefix("-") { digits = digits.dropFirst() }
    if digits.lowercased().hasPrefix("inf") || digits == "NaN" { return "write a number, or null" }
    if text.hasPrefix("+") { return "write it without '+'" }
    if digits.hasPrefix(".") { return "write a zero before the point" }
    if digits.hasSuffix(".") || digits.contains(".e") { return "write a digit after the point" }
    if digits.lowercased().hasPrefix("0x") { return "write it in decimal" }
    if digits.contains("_") { return "write it without '_'" }
    let leading = digits.prefix { $0 == "0" }
    if !leading.isEmpty, digits.dropFirst().first?.isNumber == true {
      return "write it without the leading zero"
    }
    return digits.contains { $0.isLetter && $0 != "e" && $0 != "E" }
      ? "a text stands in double quotes: \"\(text)\"" : nil
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
