package import Diagnostics

/// A module that another one names: `"./qr.js"` in `import … from`, `export … from` or `import(…)`.
package struct JavaScriptImport: Hashable, Sendable {
  /// The text between the quotes.
  package let specifier: String
  /// The bytes between the quotes, to put another specifier there.
  package let range: Range<Int>
  /// Fetched when the program gets there: `import(…)`.
  package let isDynamic: Bool

  /// The imports of a module, in order; `import(…)` only where a string stands in it.
  package static func all(in file: SourceFile) throws(Diagnostic) -> [Self] {
    let tokens = try JavaScriptLexer.read(file).tokens
    var found: [Self] = []
    for (index, token) in tokens.enumerated() where token.kind == .string && index > 0 {
      let before = file.text(in: tokens[index - 1].range)
      let isCall =
        before == "(" && index > 1 && file.text(in: tokens[index - 2].range) == "import"
        && !(index > 2 && file.text(in: tokens[index - 3].range) == ".")
      guard isCall || before == "from" || before == "import" else { continue }
      let range = token.range.lowerBound + 1..<token.range.upperBound - 1
      found.append(Self(specifier: file.text(in: range), range: range, isDynamic: isCall))
    }
    return found
  }
}
