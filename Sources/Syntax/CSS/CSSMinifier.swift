/// Style sheets without comments and without the white space that means nothing.
///
/// No token is changed: what a browser reads is the same, but for the last `;` of a block. A space stays
/// wherever it separates (`a .b`, `1px + 2px`, `and (`), and where two tokens would become one.
package enum CSSMinifier {
  /// The same style sheet in fewer bytes; `/*! … */` comments between rules stay.
  package static func minified(_ bytes: [UInt8]) -> [UInt8] {
    minified(CSSOutline(bytes))
  }

  /// The text of an outline in fewer bytes.
  package static func minified(_ outline: CSSOutline) -> [UInt8] {
    var writer = CSSWriter(outline)
    for index in outline.tokens.indices { writer.add(index) }
    writer.finish()
    return writer.output
  }
}

/// Writes tokens one after the other with what must stand between them.
private struct CSSWriter {
  private enum Gap { case none, comment, space }

  private(set) var output: [UInt8] = []
  private let outline: CSSOutline
  private var last: Int?
  private var gap = Gap.none
  /// Open brackets since the statement began: a `+` in `:nth-child(2n + 1)` is no combinator.
  private var depth = 0
  /// A `;` that is only written if something follows it in its block.
  private var owesSemicolon = false

  init(_ outline: CSSOutline) {
    self.outline = outline
    output.reserveCapacity(outline.bytes.count)
  }

  mutating func add(_ index: Int) {
    let token = outline.tokens[index]
    switch token.kind {
    case .whitespace: gap = .space
    case .comment:
      if outline.roles[index] == .structure, isBanner(token) {
        write(index)
      } else if gap == .none {
        gap = .comment
      }
    case .semicolon where outline.roles[index] == .structure:
      // A block's stray `;` is nothing; a declaration's is owed until something follows.
      if let last, outline.roles[last] != .structure {
        if gap == .space, isEmptyCustom(last) { output.append(UInt8(ascii: " ")) }
        owesSemicolon = true
      }
      gap = .none
      depth = 0
    default: write(index)
    }
  }

  /// Another sheet may be put behind this one: `@layer a, b;` keeps its end.
  mutating func finish() {
    if owesSemicolon, outline.kind == .sheet { output.append(UInt8(ascii: ";")) }
  }

  private func isBanner(_ token: CSSToken) -> Bool {
    outline.bytes[token.range].starts(with: "/*!".utf8)
  }

  private mutating func write(_ index: Int) {
    let token = outline.tokens[index]
    if owesSemicolon {
      if token.kind != .closeCurly || outline.roles[index] != .structure {
        output.append(UInt8(ascii: ";"))
      }
    } else if let last {
      separate(last, index)
    }
    output += outline.bytes[token.range]
    // The line break behind a broken string or a lone `\` is what ends it.
    if token.kind == .badString || token.kind == .delim(UInt8(ascii: "\\")) {
      output.append(UInt8(ascii: "\n"))
    }
    owesSemicolon = false
    gap = .none
    last = index
    count(index)
  }

  private mutating func count(_ index: Int) {
    guard outline.roles[index] != .structure else {
      depth = 0
      return
    }
    switch outline.tokens[index].kind {
    case .function, .openParen, .openSquare, .openCurly: depth += 1
    case .closeParen, .closeSquare, .closeCurly: depth = max(0, depth - 1)
    default: break
    }
  }

  private mutating func separate(_ last: Int, _ index: Int) {
    let merges = CSSSeparation.isNeeded(
      between: outline.tokens[last].kind, and: outline.tokens[index].kind)
    switch gap {
    case .none: break
    case .comment: if merges { output += "/**/".utf8 }
    case .space:
      if merges || means(last, index) { output.append(UInt8(ascii: " ")) }
    }
  }

  /// Whether white space between two tokens says something.
  private func means(_ last: Int, _ index: Int) -> Bool {
    let before = outline.tokens[last].kind
    let after = outline.tokens[index].kind
    if outline.roles[last] == .structure || outline.roles[index] == .structure {
      return isEmptyCustom(last)
    }
    if outline.roles[last] == .property { return false }
    switch before {
    case .comma, .openParen, .openSquare, .function: return false
    default: break
    }
    switch after {
    case .comma, .closeParen, .closeSquare: return false
    default: break
    }
    return meansInRole(outline.roles[index], before, after)
  }

  private func meansInRole(
    _ role: CSSOutline.Role, _ before: CSSToken.Kind, _ after: CSSToken.Kind
  ) -> Bool {
    switch role {
    case .selector: depth > 0 || !(Self.isCombinator(before) || Self.isCombinator(after))
    case .prelude: !(before == .colon && depth > 0)
    case .value: !(Self.isJoint(before) || Self.isJoint(after))
    case .structure, .property, .customValue, .atRule: true
    }
  }

  /// Whether nothing stands behind this `--x:`; older browsers need a space to see a value in that.
  private func isEmptyCustom(_ last: Int) -> Bool {
    guard outline.roles[last] == .property, outline.tokens[last].kind == .colon else {
      return false
    }
    var index = last
    while index > 0, outline.roles[index - 1] == .property { index -= 1 }
    return outline.isCustomName(outline.tokens[index])
  }

  private static func isCombinator(_ kind: CSSToken.Kind) -> Bool {
    kind == .delim(UInt8(ascii: ">")) || kind == .delim(UInt8(ascii: "+"))
      || kind == .delim(UInt8(ascii: "~"))
  }

  /// `!important`, `16px / 1.5`, `2 * 3`.
  private static func isJoint(_ kind: CSSToken.Kind) -> Bool {
    kind == .delim(UInt8(ascii: "!")) || kind == .delim(UInt8(ascii: "/"))
      || kind == .delim(UInt8(ascii: "*"))
  }
}
