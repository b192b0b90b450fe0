import Diagnostics

/// A module that another one names: `"./qr.js"` in `import … from`, `export … from`, `import(…)` or
/// `new URL(…, import.meta.url)`.
package struct JavaScriptImport: Hashable, Sendable {
  package enum Moment: Sendable {
    /// Before the module itself begins.
    case first
    /// When the program gets there: `import(…)`.
    case dynamic
    /// Nothing is fetched: `new URL(…, import.meta.url)` says where a module is, for whoever imports it.
    case address
  }

  /// The text between the quotes.
  package let specifier: String
  /// The bytes between the quotes, to put another specifier there.
  package let range: Range<Int>
  package let moment: Moment

  /// The imports of a module, in order; `import(…)` and addresses only where a string stands in them.
  package static func all(in source: JavaScriptSource) -> [Self] {
    let (file, tokens) = (source.file, source.tokens)
    func text(_ index: Int) -> String {
      tokens.indices.contains(index) ? file.text(in: tokens[index].range) : ""
    }
    func moment(_ index: Int) -> Moment? {
      if ["from", "import"].contains(text(index - 1)) { return .first }
      guard text(index - 1) == "(" else { return nil }
      if text(index - 2) == "import" { return text(index - 3) == "." ? nil : .dynamic }
      let isAddress =
        text(index - 2) == "URL"
        && (1...6).map { text(index + $0) } == [",", "import", ".", "meta", ".", "url"]
      return isAddress ? .address : nil
    }
    return tokens.indices.compactMap { index in
      guard tokens[index].kind == .string, let moment = moment(index) else { return nil }
      let range = tokens[index].range.lowerBound + 1..<tokens[index].range.upperBound - 1
      return Self(specifier: file.text(in: range), range: range, moment: moment)
    }
  }
}
