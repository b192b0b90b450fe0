/// As much grammar as tells a division from a regular expression, and a line break that ends a statement
/// from one that does not. It is told each token and knows what the next one may be.
///
/// Exact for every valid module. `yield`, `await` and `let` are reserved words, as in modules.
struct JavaScriptGrammar {
  /// Where the next token stands.
  enum Place {
    /// A statement (in a class: a member) begins; what was before is complete.
    case start
    /// As `start`, if a line break or nothing follows: behind `break`, an arrow's `}`, an import.
    case ended
    /// An operand is missing: behind an operator, `(`, `return`.
    case missing
    /// An operand has just ended.
    case operand
    /// Behind `=>`.
    case arrow
  }

  struct Bracket {
    enum Kind { case block, classBody, object, paren, forHead, square, substitution }

    var kind: Kind
    /// Where its closing bracket leads.
    var after: Place
    /// `?` that still wait for their `:`.
    var conditions = 0
  }

  /// A `function` or `class` whose body is still to come.
  private struct Pending {
    let isClass: Bool
    /// Where the end of the body leads.
    let after: Place
    let depth: Int
  }

  private(set) var place = Place.start
  private var brackets = [Bracket(kind: .block, after: .start)]
  private var pending: [Pending] = []
  /// The last two words or punctuators; empty for other tokens, and for a word that is a mere name.
  private var last = ""
  private var secondLast = ""
  /// Whether the name of an object's or class's member is next.
  private var isAtMember = false
  /// Whether `async` stands where a statement begins.
  private var asyncBegins = false

  var top: Bracket { brackets[brackets.count - 1] }
  var allowsRegex: Bool { place != .operand }
}

extension JavaScriptGrammar {
  /// Whether a line break before this token may say something; asked before `read`.
  func needsLineBreak(before kind: JavaScriptToken.Kind, _ text: String) -> Bool {
    switch top.kind {
    case .paren, .forHead, .square, .object, .substitution: return false
    case .block, .classBody: break
    }
    let isPunctuator = kind == .punctuator
    if isPunctuator, text == "}" || text == ";" { return false }
    switch place {
    case .start, .arrow: return false
    case .ended: return true
    case .missing: return Self.restricted.contains(last)
    case .operand:
      if text == "*", top.kind == .classBody { return true }
      return !isPunctuator || Self.beginners.contains(text)
    }
  }

  /// Words that a line break cuts off from what follows.
  private static let restricted: Set<String> = ["return", "yield", "throw"]

  /// Punctuators that may begin a statement, or take part in one that a line break has begun.
  private static let beginners: Set<String> = [
    "(", "[", "{", "++", "--", "!", "~", "@",
  ]

  /// Moves on by a token; false when it closes a bracket that is not open.
  mutating func read(
    _ kind: JavaScriptToken.Kind, _ text: String, isOnNewLine: Bool
  ) -> Bool {
    if isOnNewLine, last == "return" || last == "yield" { place = .ended }
    var remembered = ""
    var isValid = true
    switch kind {
    case .word: remembered = readWord(text, isOnNewLine) ? text : ""
    case .punctuator:
      isValid = readPunctuator(text, isOnNewLine)
      remembered = text
    case .string:
      // `import "x"` and `… from "x"` are complete.
      place = last == "import" || last == "from" ? .ended : .operand
      isAtMember = false
    case .templateHead:
      brackets.append(Bracket(kind: .substitution, after: .operand))
      place = .missing
    case .templateMiddle: place = .missing
    case .templateTail:
      isValid = top.kind == .substitution && brackets.count > 1
      if isValid { brackets.removeLast() }
      place = .operand
    case .number, .regex, .template, .privateName:
      place = .operand
      isAtMember = false
    }
    secondLast = last
    last = remembered
    return isValid
  }
}

// Words

extension JavaScriptGrammar {
  private var beginsStatement: Bool { place == .start || place == .ended }

  /// Whether the word is more than a name.
  private mutating func readWord(_ word: String, _ isOnNewLine: Bool) -> Bool {
    if last == "." || last == "?." {
      place = .operand
      return false
    }
    if isMember(word, isOnNewLine) {
      place = .operand
      isAtMember = Self.modifiers.contains(word)
      return word == "static"
    }
    // A word behind an operand begins a new statement, but for operators that are words.
    if place == .operand, isOnNewLine, word != "in", word != "instanceof" { place = .start }
    let begins = beginsStatement || (word == "function" && last == "async" && asyncBegins)
    asyncBegins = word == "async" && begins
    switch word {
    case "function", "class":
      pending.append(
        Pending(isClass: word == "class", after: begins ? .start : .operand, depth: brackets.count))
      place = .missing
    case "this", "super", "null", "true", "false": place = .operand
    case "else", "do", "try", "finally", "export": place = .start
    case "default": place = last == "export" ? .start : .missing
    case "break", "continue", "debugger": place = .ended
    case "of" where top.kind == .forHead && place == .operand: place = .missing
    case _ where Self.operators.contains(word): place = .missing
    case _ where !isOnNewLine && (last == "break" || last == "continue"): place = .ended
    default: place = .operand
    }
    return true
  }

  private static let modifiers: Set<String> = ["get", "set", "async", "static", "accessor"]

  /// Words behind which an operand, a name or a `(` is missing.
  private static let operators: Set<String> = [
    "return", "throw", "typeof", "void", "delete", "new", "in", "instanceof", "case", "await",
    "yield", "const", "var", "let", "import", "extends", "if", "for", "while", "with", "switch",
    "catch",
  ]

  /// Whether a word names a member: `{if: 1}`, `class { static for() {} }`.
  private func isMember(_ word: String, _ isOnNewLine: Bool) -> Bool {
    if isAtMember { return true }
    // In a class a line break ends a field.
    return top.kind == .classBody && isOnNewLine && (place == .operand || place == .ended)
      && word != "in" && word != "instanceof"
  }
}

// Punctuators

extension JavaScriptGrammar {
  private mutating func readPunctuator(_ text: String, _ isOnNewLine: Bool) -> Bool {
    let wasAtMember = isAtMember
    isAtMember = false
    switch text {
    case "(":
      brackets.append(parenthesis())
      place = .missing
    case "[":
      brackets.append(Bracket(kind: .square, after: .operand))
      place = .missing
    case "{": openBrace(wasAtMember)
    case ")": return close([.paren, .forHead])
    case "]": return close([.square])
    case "}": return close([.block, .classBody, .object])
    case ";":
      place = top.kind == .forHead ? .missing : .start
      isAtMember = top.kind == .classBody
    case ",":
      place = .missing
      isAtMember = top.kind == .object
    case "?":
      brackets[brackets.count - 1].conditions += 1
      place = .missing
    case ":": readColon()
    case "=>": place = .arrow
    case "++", "--": if place != .operand || isOnNewLine { place = .missing }
    default:
      place = .missing
      isAtMember = text == "*" && wasAtMember
    }
    return true
  }

  private func parenthesis() -> Bracket {
    switch last {
    case "for": Bracket(kind: .forHead, after: .start)
    case "await" where secondLast == "for": Bracket(kind: .forHead, after: .start)
    case "if", "with", "switch", "catch": Bracket(kind: .paren, after: .start)
    // It may end a `do`, with no `;` behind it.
    case "while": Bracket(kind: .paren, after: .ended)
    default: Bracket(kind: .paren, after: .operand)
    }
  }

  /// A conditional's, a member's, or that of a label or case, behind which a statement begins.
  private mutating func readColon() {
    if top.conditions > 0 {
      brackets[brackets.count - 1].conditions -= 1
      place = .missing
    } else {
      place = top.kind == .block ? .start : .missing
    }
  }

  private mutating func openBrace(_ wasAtMember: Bool) {
    let bracket = brace(wasAtMember)
    brackets.append(bracket)
    place = bracket.kind == .object ? .missing : .start
    isAtMember = bracket.kind != .block
  }

  private mutating func brace(_ wasAtMember: Bool) -> Bracket {
    if place == .arrow { return Bracket(kind: .block, after: .ended) }
    if let body = pending.last, body.depth == brackets.count, last != "extends",
      body.isClass || last == ")"
    {
      pending.removeLast()
      return Bracket(kind: body.isClass ? .classBody : .block, after: body.after)
    }
    let isMemberBody = last == ")" && (top.kind == .classBody || top.kind == .object)
    if isMemberBody || (wasAtMember && last == "static") || last == "catch" {
      return Bracket(kind: .block, after: .start)
    }
    switch place {
    case .start, .ended, .operand, .arrow:
      if last == "export" { return Bracket(kind: .object, after: .ended) }
      if last == "default" { return Bracket(kind: .object, after: .operand) }
      return Bracket(kind: .block, after: .start)
    case .missing: return Bracket(kind: .object, after: .operand)
    }
  }

  private mutating func close(_ kinds: [Bracket.Kind]) -> Bool {
    guard brackets.count > 1, kinds.contains(top.kind) else { return false }
    let closed = brackets.removeLast()
    while let body = pending.last, body.depth > brackets.count { pending.removeLast() }
    place = closed.after
    isAtMember = top.kind == .classBody && closed.kind == .block && closed.after == .start
    return true
  }
}
