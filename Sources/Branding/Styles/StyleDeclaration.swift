import Diagnostics
import Syntax

/// One declaration of a style sheet, with all that it stands in.
struct StyleDeclaration {
  let file: SourceFile
  /// In lower case.
  let property: String
  /// The value without comments, blanks at its ends and `!important`; in lower case.
  let value: String
  /// What the rule and those around it select: `.code .input`, outermost first, joined by a blank.
  let selector: String
  /// The at-rules around it with their preludes: `@media (orientation: portrait)`.
  let conditions: [String]
  let range: Range<Int>
}

/// Reads the declarations of a style sheet in their order.
struct StyleReader {
  let file: SourceFile
  private let outline: CSSOutline
  private(set) var declarations: [StyleDeclaration] = []
  /// The at-rules with a prelude, and where they stand.
  private(set) var conditions: [(text: String, range: Range<Int>)] = []
  /// What a browser would silently repair or drop.
  var faults: [CSSFault] { outline.faults }
  /// The selectors and at-rules of the blocks that are open.
  private var open: [(text: String, isCondition: Bool)] = []

  init(_ file: SourceFile) {
    self.file = file
    outline = CSSOutline(file.bytes)
    var index = 0
    while index < outline.tokens.count { index = step(at: index) }
  }

  private mutating func step(at index: Int) -> Int {
    switch outline.roles[index] {
    case .structure:
      if outline.tokens[index].kind == .closeCurly { _ = open.popLast() }
      return index + 1
    case .selector, .atRule: return header(from: index)
    case .property: return declaration(from: index)
    case .value, .customValue, .prelude: return index + 1
    }
  }

  private mutating func header(from start: Int) -> Int {
    let isCondition = outline.roles[start] == .atRule
    var end = start + 1
    while end < outline.tokens.count,
      outline.roles[end] == .selector || outline.roles[end] == .prelude
    {
      end += 1
    }
    let text = text(of: start..<end)
    if isCondition { conditions.append((text, range(of: start..<end))) }
    guard end < outline.tokens.count, outline.tokens[end].kind == .openCurly else { return end }
    open.append((text, isCondition))
    return end + 1
  }

  private mutating func declaration(from start: Int) -> Int {
    var value = start
    while value < outline.tokens.count, outline.roles[value] == .property { value += 1 }
    var end = value
    while end < outline.tokens.count,
      outline.roles[end] == .value || outline.roles[end] == .customValue
    { end += 1 }
    var words = text(of: value..<end)
    if let mark = words.firstIndex(of: "!") { words = Self.trimmed(words[..<mark]) }
    declarations.append(
      StyleDeclaration(
        file: file, property: Self.trimmed(text(of: start..<value).filter { $0 != ":" }[...]),
        value: words, selector: open.filter { !$0.isCondition }.map(\.text).joined(separator: " "),
        conditions: open.filter(\.isCondition).map(\.text), range: range(of: start..<end)))
    return max(end, start + 1)
  }

  private func range(of tokens: Range<Int>) -> Range<Int> {
    let last = outline.tokens[tokens].last { !$0.isTrivia } ?? outline.tokens[tokens.lowerBound]
    return outline.tokens[tokens.lowerBound].range.lowerBound..<last.range.upperBound
  }

  private func text(of tokens: Range<Int>) -> String {
    var text = ""
    for token in outline.tokens[tokens] {
      if token.isTrivia {
        if !text.hasSuffix(" ") { text += " " }
      } else {
        text += file.text(in: token.range)
      }
    }
    return Self.trimmed(text[...]).lowercased()
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
