/// A style sheet's tokens, each with the part it plays: what selects, what is declared, what is a value.
///
/// Shape: `a{color:red}` is `a` selector, `{` structure, `color` and `:` property, `red` value, `}`
/// structure. Source: CSS Syntax Level 3, section 5 (with nested rules).
package struct CSSOutline: Sendable {
  package enum Role: Hashable, Sendable {
    case structure, selector, property, value
    /// The value of a custom property (`--x`), which nobody but its users understands.
    case customValue
    /// `@media`, and what stands between it and its `{` or `;`.
    case atRule, prelude
  }

  /// What the text is: a whole sheet, or declarations as in a `style` attribute.
  package enum Kind: Hashable, Sendable { case sheet, declarations }

  package let kind: Kind
  package let bytes: [UInt8]
  package let tokens: [CSSToken]
  /// One for each token; white space and comments have the role of what they stand in.
  package private(set) var roles: [Role]
  /// What a browser would silently repair or drop, in order.
  package private(set) var faults: [CSSFault] = []

  package init(_ bytes: [UInt8], as kind: Kind = .sheet) {
    self.kind = kind
    self.bytes = bytes
    tokens = Array(CSSTokenizer(bytes))
    roles = Array(repeating: .structure, count: tokens.count)
    assignRoles()
    for token in tokens {
      if !token.isClosed {
        faults.append(CSSFault(.endsInside, at: token.range))
      } else if token.kind == .badString {
        faults.append(CSSFault(.stringBreak, at: token.range))
      } else if token.kind == .badURL {
        faults.append(CSSFault(.url, at: token.range))
      }
    }
    faults.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension CSSOutline {
  private mutating func assignRoles() {
    var open: [Int] = []
    var index = 0
    while index < tokens.count {
      let isInBlock = kind == .declarations || !open.isEmpty
      switch tokens[index].kind {
      case .whitespace, .comment, .cdo, .cdc: index += 1
      case .semicolon where isInBlock: index += 1
      case .closeCurly:
        if open.popLast() == nil { faults.append(CSSFault(.stray, at: tokens[index].range)) }
        index += 1
      case .atKeyword:
        roles[index] = .atRule
        index = statement(from: index + 1, as: .prelude, isInBlock: true, closes: !open.isEmpty)
        if !isAt(index, .openCurly), !isAt(index, .closeCurly) { index += 1 }
      default:
        index = plainStatement(from: index, isInBlock: isInBlock, closes: !open.isEmpty)
      }
      if isAt(index, .openCurly) {
        open.append(index)
        index += 1
      }
    }
    for index in open { faults.append(CSSFault(.open, at: tokens[index].range)) }
  }

  private func isAt(_ index: Int, _ kind: CSSToken.Kind) -> Bool {
    index < tokens.count && tokens[index].kind == kind
  }

  /// A rule up to its `{`, or a declaration up to its `;` or the `}` of its block.
  private mutating func plainStatement(from start: Int, isInBlock: Bool, closes: Bool) -> Int {
    let colon = isInBlock ? colonAfterName(start) : nil
    let isCustom = colon != nil && isCustomName(tokens[start])
    if !isCustom {
      let end = statement(from: start, as: .selector, isInBlock: isInBlock, closes: closes)
      guard isInBlock, !isAt(end, .openCurly) else { return end }
    }
    guard let colon else {
      let end = statement(from: start, as: .value, isInBlock: true, closes: closes)
      faults.append(CSSFault(.declaration, at: tokens[start].range))
      return end
    }
    for index in start...colon { roles[index] = .property }
    return statement(
      from: colon + 1, as: isCustom ? .customValue : .value, isInBlock: true, closes: closes)
  }

  /// Whether a name begins with `--`, without making a text of it where it has no escapes.
  func isCustomName(_ token: CSSToken) -> Bool {
    let name = bytes[token.range]
    guard name.contains(UInt8(ascii: "\\")) else { return name.starts(with: "--".utf8) }
    return token.value(in: bytes).hasPrefix("--")
  }

  private func colonAfterName(_ start: Int) -> Int? {
    guard isAt(start, .ident) else { return nil }
    var index = start + 1
    while index < tokens.count, tokens[index].isTrivia { index += 1 }
    return isAt(index, .colon) ? index : nil
  }

  /// Gives tokens a role up to the `{`, `;` or `}` that ends the statement, over whole brackets.
  ///
  /// The end is that token's index. In the value of a custom property `{` opens a bracket.
  private mutating func statement(
    from start: Int, as role: Role, isInBlock: Bool, closes: Bool
  ) -> Int {
    // Roles may be given twice, first as a selector and then as a declaration; faults may not.
    let collectsFaults = role != .selector || !isInBlock
    var brackets: [Int] = []
    var index = start
    while index < tokens.count {
      let kind = tokens[index].kind
      if brackets.isEmpty {
        if kind == .openCurly, role != .customValue { return index }
        if kind == .semicolon, isInBlock { return index }
        if kind == .closeCurly, closes { return index }
      }
      roles[index] = role
      switch kind {
      case .function, .openParen, .openSquare, .openCurly: brackets.append(index)
      case .closeParen, .closeSquare, .closeCurly:
        if let last = brackets.last, Self.closer(of: tokens[last].kind) == kind {
          brackets.removeLast()
        } else if collectsFaults {
          faults.append(CSSFault(.stray, at: tokens[index].range))
        }
      default: break
      }
      index += 1
    }
    if collectsFaults {
      for index in brackets { faults.append(CSSFault(.open, at: tokens[index].range)) }
    }
    return index
  }

  private static func closer(of kind: CSSToken.Kind) -> CSSToken.Kind {
    switch kind {
    case .openSquare: .closeSquare
    case .openCurly: .closeCurly
    default: .closeParen
    }
  }
}
