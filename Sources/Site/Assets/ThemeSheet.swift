import Branding
import Diagnostics
import Syntax
import Templating

/// `templates/theme.css`, minified once a mode: what is left for each theme is to put its values
/// between pieces of text.
struct ThemeSheet: Sendable {
  /// The minified text with the number of a value after each piece but the last.
  private typealias Pieces = [(text: [UInt8], value: Int)]

  private let pieces: [Theme.Mode: Pieces]

  /// Errors: `template.*`.
  init(_ template: Template, partials: [String: Template]) throws(Diagnostic) {
    let program = try Linker(partials: partials, texts: TextCatalog(locale: "en", entries: [:]))
      .link(template, model: StylesheetModel.shape, kind: .stylesheet)
    // Every value is a word that stands for itself; the minifier changes no word.
    let marks = (0..<StylesheetModel.count).map { Self.mark($0) }
    pieces = Dictionary(
      uniqueKeysWithValues: Theme.Mode.allCases.map { mode in
        let text = program.render(StylesheetModel.record(of: marks, mode: mode))
        return (mode, Self.pieces(of: CSSMinifier.minified(text)))
      })
  }

  /// Appends the style sheet of a theme.
  func render(_ theme: Theme, into bytes: inout [UInt8]) {
    let values = StylesheetModel.values(of: theme)
    for (text, value) in pieces[theme.mode] ?? [] {
      bytes += text
      if value >= 0 { bytes += values[value].text.utf8 }
    }
  }

  private static let prefix = "lintel--value--"

  /// Three digits always, so that no mark begins with another one.
  private static func mark(_ number: Int) -> CSSValue {
    CSSValue("\(prefix)\(String(number + 100))") ?? .initial
  }

  private static func pieces(of bytes: [UInt8]) -> Pieces {
    let mark = Array(prefix.utf8)
    var pieces: Pieces = []
    var start = 0
    var index = 0
    while index + mark.count + 3 <= bytes.count {
      guard bytes[index..<(index + mark.count)].elementsEqual(mark) else {
        index += 1
        continue
      }
      let digits = bytes[(index + mark.count)..<(index + mark.count + 3)]
      let number = Int(String(decoding: digits, as: UTF8.self)) ?? 100
      pieces.append((Array(bytes[start..<index]), number - 100))
      index += mark.count + 3
      start = index
    }
    return pieces + [(Array(bytes[start...]), -1)]
  }
}
