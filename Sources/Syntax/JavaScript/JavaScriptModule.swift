package import Diagnostics

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

  /// - Errors: the first thing that is no token (`javascript.…`).
  package init(_ file: SourceFile) throws(Diagnostic) {
    let tokens = try JavaScriptLexer.read(file).tokens
    var reader = Reader(file: file, tokens: tokens)
    while let index = reader.nextAtTop() { read(index, with: &reader) }
  }

  private mutating func read(_ index: Int, with reader: inout Reader) {
    switch reader.text(index) {
    case "import" where !["(", "."].contains(reader.text(index + 1)):
      links += reader.link(from: index, isExport: false)
    case "export":
      if let link = reader.link(from: index, isExport: true).first {
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

  /// None where the statement names no other module.
  func link(from start: Int, isExport: Bool) -> [JavaScriptModule.Link] {
    var end = start + 1
    var names: [String]?
    if text(end) == "{" {
      var name: [String] = []
      names = []
      end += 1
      while end < tokens.count, text(end) != "}" {
        if text(end) == "," {
          names?.append(name.joined(separator: " "))
          name = []
        } else {
          name.append(text(end))
        }
        end += 1
      }
      if !name.isEmpty { names?.append(name.joined(separator: " ")) }
      end += 1
    } else if tokens.indices.contains(end), tokens[end].kind == .string {
      names = []
    } else if isExport, text(end) != "*" {
      return []
    }
    while end < tokens.count, tokens[end].kind != .string {
      // `export {a};` names no module.
      if ["from", "*", "as", ","].contains(text(end)) || tokens[end].kind == .word && !isExport {
        end += 1
      } else {
        return []
      }
    }
    guard end < tokens.count else { return [] }
    let last = text(end + 1) == ";" ? end + 1 : end
    let specifier = tokens[end].range.lowerBound + 1..<tokens[end].range.upperBound - 1
    return [
      JavaScriptModule.Link(
        range: tokens[start].range.lowerBound..<tokens[last].range.upperBound,
        specifier: file.text(in: specifier), specifierRange: specifier, names: names,
        isExport: isExport)
    ]
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
