internal import Diagnostics

/// What can be wrong with a template by itself. Ranges are bytes of its file.
enum TemplateFault: Error, Equatable {
  case encoding(Range<Int>)
  case nul(Range<Int>)
  case unclosedTag(Range<Int>, closing: String)
  case emptyTag(Range<Int>)
  case badName(String, Range<Int>)
  case badDelimiters(Range<Int>)
  case badBinding(String, Range<Int>)
  case unclosedSection(String, Range<Int>)
  case strayClose(String, Range<Int>)
  case mismatch(opened: String, closed: String, Range<Int>)
  case dynamicName(Range<Int>)
  case notABlock(Range<Int>)
  case tooDeep(limit: Int, Range<Int>)
}

extension TemplateFault {
  /// Refuses what is no text, whatever the template makes.
  static func checkEncoding(_ bytes: [UInt8]) throws(TemplateFault) {
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      let place = error.byteOffsets.lowerBound
      throw .encoding(place..<(place + 1))
    }
    if let place = bytes.firstIndex(of: 0) { throw .nul(place..<(place + 1)) }
  }

  func diagnostic(in file: SourceFile) -> Diagnostic {
    func error(
      _ code: String, _ message: String, _ range: Range<Int>, hint: String? = nil
    ) -> Diagnostic {
      Diagnostic(.error, code, message, at: file.location(of: range), hint: hint)
    }
    return switch self {
    case .encoding(let range):
      error(
        "template.encoding", "this byte is not UTF-8", range, hint: "save the file as UTF-8")
    case .nul(let range):
      error("template.encoding", "the template has a NUL", range, hint: "remove it")
    case .unclosedTag(let range, let closing):
      error(
        "template.tag.unclosed", "the tag does not end", range, hint: "close it with '\(closing)'")
    case .emptyTag(let range):
      error("template.tag.empty", "the tag has no name", range, hint: "write the name of a value")
    case .badName(let name, let range):
      error(
        "template.name.malformed", "'\(name)' is no name", range,
        hint: "a name has no blanks; parts are joined by dots")
    case .badDelimiters(let range):
      error(
        "template.delimiters", "the delimiters are not two words without '='", range,
        hint: "write {{=<% %>=}}")
    case .badBinding(let text, let range):
      error(
        "template.binding.malformed", "'\(text)' binds nothing", range,
        hint: "write parameter=name, without blanks around '='")
    case .unclosedSection(let name, let range):
      error(
        "template.section.unclosed", "the section '\(name)' does not end", range,
        hint: "close it with {{/\(name)}}")
    case .strayClose(let name, let range):
      error(
        "template.section.stray", "'\(name)' ends here but did not begin", range,
        hint: "remove the tag, or open the section before it")
    case .mismatch(let opened, let closed, let range):
      error(
        "template.section.mismatch", "'\(closed)' ends where '\(opened)' should", range,
        hint: "write {{/\(opened)}}")
    case .dynamicName(let range):
      error(
        "template.name.dynamic", "the name of a partial cannot come from a value", range,
        hint: "choose between partials by sections")
    case .tooDeep(let limit, let range):
      error(
        "template.section.deep", "more than \(limit) sections within each other", range,
        hint: "put the inner ones into a partial")
    case .notABlock(let range):
      error(
        "template.text.body", "only blocks may stand in a text section", range,
        hint: "write {{$parameter}}…{{/parameter}}")
    }
  }
}
