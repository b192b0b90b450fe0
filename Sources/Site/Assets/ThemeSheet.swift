import Branding
import Diagnostics
import Syntax
import Templating

/// `templates/theme.css`, minified once: what is left for each theme is to put its values between
/// pieces of text.
struct ThemeSheet: Sendable {
  /// The minified text with the number of a value after each piece but the last.
  private let pieces: [(text: [UInt8], value: Int)]

  /// Errors: `template.*`.
  init(_ template: Template, partials: [String: Template]) throws(Diagnostic) {
    let program = try Linker(partials: partials, texts: TextCatalog(locale: "en", entries: [:]))
      .link(template, model: StylesheetModel.shape, kind: .stylesheet)
    // Every value is a word that stands for itself; the minifier changes no word.
    let marks = StylesheetModel.record(
      of: (0..<StylesheetModel.count).map { Self.mark($0) })
    pieces = Self.pieces(of: CSSMinifier.minified(program.render(marks)))
  }

  /// Appends the style sheet of a theme.
  func render(_ theme: Theme, into bytes: inout [UInt8]) {
    let values = StylesheetModel.values(of: theme)
    for (text, value) in pieces {
      bytes += text
      if value >= 0 { bytes += values[value].text.utf8 }
    }
  }

  private static let prefix = "lintel--value--"

  /// Three digits always, so that no mark begins with another one.
  private static func mark(_ number: Int) -> CSSValue {
    CSSValue("\(prefix)\(String(number + 100))") ?? .initial
  }

  private static func pieces(of bytes: [UInt8]) -> [(text: [UInt8], value: Int)] {
    let mark = Array(prefix.utf8)
    var pieces: [(text: [UInt8], value: Int)] = []
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
