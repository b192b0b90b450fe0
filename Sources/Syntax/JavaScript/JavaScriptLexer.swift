package import Diagnostics

/// Splits a module into tokens, exactly: it knows a division from a regular expression, and reads
/// template literals with what is inserted into them.
package struct JavaScriptLexer {
  let bytes: [UInt8]
  var index: Int
  private var grammar = JavaScriptGrammar()
  private var tokens: [JavaScriptToken] = []
  private var comments: [Range<Int>] = []
  private var openBrackets: [Range<Int>] = []

  /// The tokens of a module.
  ///
  /// - Errors: the first thing that is no token, and a bracket without its other half
  ///   (`javascript.…`). Grammar is not checked beyond that.
  package static func read(_ file: SourceFile) throws(Diagnostic) -> JavaScriptSource {
    var lexer = JavaScriptLexer(file.bytes)
    do throws(JavaScriptFault) { try lexer.readAll() } catch { throw error.diagnostic(in: file) }
    return JavaScriptSource(file: file, tokens: lexer.tokens, comments: lexer.comments)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = SourceFile.markLength(of: bytes)
  }

  private mutating func readAll() throws(JavaScriptFault) {
    if let fault = UTF8Check.firstFault(in: bytes, range: 0..<bytes.count) {
      throw JavaScriptFault(.character(nil), at: fault..<fault + 1)
    }
    if has("#!") { skipLine() }
    while true {
      let isOnNewLine = try skipTrivia()
      guard index < bytes.count else { break }
      let start = index
      let kind = try token(bytes[index])
      try add(kind, start..<index, isOnNewLine: isOnNewLine)
    }
    if let open = openBrackets.last {
      throw JavaScriptFault(.bracketOpen(text(open)), at: open)
    }
  }

  private mutating func add(
    _ kind: JavaScriptToken.Kind, _ range: Range<Int>, isOnNewLine: Bool
  ) throws(JavaScriptFault) {
    let isNamed = kind == .word || kind == .punctuator
    let text = isNamed ? self.text(range) : ""
    let needsBreak = isOnNewLine && grammar.needsLineBreak(before: kind, text)
    guard grammar.read(kind, text, isOnNewLine: isOnNewLine) else {
      throw JavaScriptFault(
        .bracketStray(self.text(range.lowerBound..<range.lowerBound + 1)), at: range)
    }
    switch kind {
    case .templateHead: openBrackets.append(range.upperBound - 2..<range.upperBound)
    case .templateTail: openBrackets.removeLast()
    case .punctuator where text == "(" || text == "[" || text == "{": openBrackets.append(range)
    case .punctuator where text == ")" || text == "]" || text == "}": openBrackets.removeLast()
    default: break
    }
    tokens.append(
      JavaScriptToken(
        kind: kind, range: range, isOnNewLine: isOnNewLine, needsLineBreak: needsBreak))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func token(_ byte: UInt8) throws(JavaScriptFault) -> JavaScriptToken.Kind {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try string(byte)
      return .string
    case UInt8(ascii: "`"): return try template(isHead: true)
    case UInt8(ascii: "}") where grammar.top.kind == .substitution:
      return try template(isHead: false)
    case UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: ".") where startsNumber:
      try number()
      return .number
    case UInt8(ascii: "/") where grammar.allowsRegex:
      try regex()
      return .regex
    case UInt8(ascii: "#"):
      index += 1
      try word()
      return .privateName
    default: break
    }
    if let length = JavaScriptPunctuator.length(at: index, in: bytes) {
      index += length
      return .punctuator
    }
    try word()
    return .word
  }

  /// Moves over white space and comments; true if a line break was among them.
  private mutating func skipTrivia() throws(JavaScriptFault) -> Bool {
    var hasBreak = false
    while index < bytes.count {
      if let length = JavaScriptSpace.breakLength(at: index, in: bytes) {
        hasBreak = true
        index += length
      } else if let length = JavaScriptSpace.length(at: index, in: bytes) {
        index += length
      } else if bytes[index] != UInt8(ascii: "/") {
        break
      } else if has("//") {
        let start = index
        skipLine()
        comments.append(start..<index)
      } else if has("/*") {
        if try skipComment() { hasBreak = true }
      } else {
        break
      }
    }
    return hasBreak
  }

  private mutating func skipLine() {
    while index < bytes.count, JavaScriptSpace.breakLength(at: index, in: bytes) == nil {
      index += 1
    }
  }

  private mutating func skipComment() throws(JavaScriptFault) -> Bool {
    let start = index
    var hasBreak = false
    index += 2
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), has("*/") {
        index += 2
        comments.append(start..<index)
        return hasBreak
      }
      if JavaScriptSpace.breakLength(at: index, in: bytes) != nil { hasBreak = true }
      index += 1
    }
    throw JavaScriptFault(.commentOpen, at: start..<start + 2)
  }

  func has(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
}
