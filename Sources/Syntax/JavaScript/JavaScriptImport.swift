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
  package static func all(in file: SourceFile) throws(Diagnostic) -> [Self] { [] }
}
