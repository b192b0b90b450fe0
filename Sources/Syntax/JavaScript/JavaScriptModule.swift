import Diagnostics

/// What a module takes from others and gives to them, where it says so, and the names that are its own.
package struct JavaScriptModule: Sendable {
  /// `import {a, b as c} from "./x.js";`, or `export {a} from "./x.js";`.
  package struct Link: Sendable {
    /// Where the statement stands, its `;` included.
    package let range: Range<Int>
    package let specifier: String
    /// Where the specifier stands, without its quotes.
    package let specifierRange: Range<Int>
    /// What stands between the braces, as written: `b as c`. Nil where the statement is of another
    /// form: `import x from`, `import * as x from`, `export * from`.
    package let names: [String]?
    package let isExport: Bool
  }

  /// A name at the top of the module.
  package struct Declaration: Sendable {
    package let name: String
    package let range: Range<Int>
    /// From the word `export` up to the declaration; nil where it stays in the module.
    package let export: Range<Int>?
  }

  package private(set) var links: [Link] = []
  /// But for those in patterns: `const {a} = …`.
  package private(set) var declarations: [Declaration] = []
  /// `export default …` and `export {…}`: forms that name no declaration beside them.
  package private(set) var otherExports: [Range<Int>] = []

  package init(_ source: JavaScriptSource) {
    var reader = Reader(file: source.file, tokens: source.tokens)
    while let index = reader.nextAtTop() { read(index, with: &reader) }
  }

  private mutating func read(_ index: Int, with reader: inout Reader) {
    switch reader.text(index) {
    case "import" where !["(", "."].contains(reader.text(index + 1)):
      if let link = reader.link(from: index, isExport: false) { links.append(link) }
    case "export":
      if let link = reader.link(from: index, isExport: true) {
        links.append(link)
      } else if let declaration = reader.declaration(from: index + 1, exported: index) {
        declarations.append(declaration)
      } else {
        otherExports.append(reader.tokens[index].range)
      }
    default:
      if let declaration = reader.declaration(from: index, exported: nil) {
        declarations.append(declaration)
      }
    }
  }
}

/// Reads statements that begin outside of all brackets.
private struct Reader {
  let file: SourceFile
  let tokens: [JavaScriptToken]
  private var index = 0
  private var depth = 0

  init(file: SourceFile, tokens: [JavaScriptToken]) {
    self.file = file
    self.tokens = tokens
  }

  func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? file.text(in: tokens[index].range) : ""
  }

  /// The next word outside of all brackets with which a statement begins.
  mutating func nextAtTop() -> Int? {
    while index < tokens.count {
      defer { index += 1 }
      let token = tokens[index]
      switch token.kind {
      case .templateHead: depth += 1
      case .templateTail: depth -= 1
      case .punctuator:
        if ["(", "[", "{"].contains(text(index)) { depth += 1 }
        if [")", "]", "}"].contains(text(index)) { depth -= 1 }
      case .word where depth == 0:
        if token.needsLineBreak || ["", ";", "}"].contains(text(index - 1)) { return index }
      default: break
      }
    }
    return nil
  }

  /// Nil where the statement names no other module.
  func link(from start: Int, isExport: Bool) -> JavaScriptModule.Link? {
    var end = start + 1
    var names: [String]?
    if text(end) == "{" {
      (names, end) = list(from: end)
    } else if kind(end) == .string {
      names = []
    } else {
      // `x`, `* as x`, `x, {y}`: only what is exported from elsewhere begins with `*`.
      if isExport, text(end) != "*" { return nil }
      while end < tokens.count, text(end) != "from" { end += 1 }
    }
    if text(end) == "from" { end += 1 }
    guard kind(end) == .string else { return nil }
    let last = text(end + 1) == ";" ? end + 1 : end
    let specifier = tokens[end].range.lowerBound + 1..<tokens[end].range.upperBound - 1
    return JavaScriptModule.Link(
      range: tokens[start].range.lowerBound..<tokens[last].range.upperBound,
      specifier: file.text(in: specifier), specifierRange: specifier, names: names,
      isExport: isExport)
  }

  private func kind(_ index: Int) -> JavaScriptToken.Kind? {
    tokens.indices.contains(index) ? tokens[index].kind : nil
  }

  /// What stands between braces, and the token behind them.
  private func list(from brace: Int) -> (names: [String], end: Int) {
    let close = tokens.indices.dropFirst(brace).first { text($0) == "}" } ?? tokens.count
    let names = (brace + 1..<close).split { text($0) == "," }
    return (names.map { $0.map(text).joined(separator: " ") }, close + 1)
  }

  func declaration(from start: Int, exported: Int?) -> JavaScriptModule.Declaration? {
    var at = start
    if text(at) == "async" { at += 1 }
    guard ["const", "let", "var", "class", "function"].contains(text(at)) else { return nil }
    at += 1
    if text(at) == "*" { at += 1 }
    guard tokens.indices.contains(at), tokens[at].kind == .word else { return nil }
    return JavaScriptModule.Declaration(
      name: text(at), range: tokens[at].range,
      export: exported.map { tokens[$0].range.lowerBound..<tokens[start].range.lowerBound })
  }
}
