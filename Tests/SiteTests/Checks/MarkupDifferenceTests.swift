import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Templating

/// Small templates put together at random, with a value that tries to leave its place: what a library
/// finds in the page must be what it finds with a value that is harmless.
@Suite struct MarkupDifferenceTests {
  private static let model = Shape.record([("x", .text)])

  private static let pieces: [String] = [
    "{{x}}", "{{x}}", "<p ", "<a", "<b>", "</p>", "</a>", "</b>", "<br/>", "/", ">", ">", "<",
    "title", "title=", " alt =", "lang= ", "\"", "\"", "'", "'", " ", "\n", "\t", "=", "<!--",
    "-->", "--", "!", "<![CDATA[", "]]>", "<?x ", "?>", "<title>", "</title>", "<svg>", "</svg>",
    "<style>", "</style>", "<script type='application/json'>", "</script>", "y", "id='i'",
  ]

  private static let hostile = ["' z='", "\" z=\"", "--><z/>", "</title><z/>", "]]><z/>", "?><z/>"]

  /// The names of all elements and attributes, or nil where the page is none.
  private static func names(_ bytes: [UInt8]) throws -> [String]? {
    guard let document = try? XMLDocument(parsing: bytes) else { return nil }
    return try XPathQuery("//*").nodes(in: document).flatMap { element in
      [element.name] + element.attributes.map(\.name)
    }
  }

  @Test(arguments: 0..<40)
  func `no value changes which elements and attributes a page has`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<1000 {
      let count = Int.random(in: 1...12, using: &random)
      let middle = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }
      let text = "<r>\(middle.joined())</r>"
      guard
        let program = try? Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:]))
          .link(
            Template.parse(SourceFile(name: "page.html", text: text)), model: Self.model,
            kind: .page),
        let expected = try Self.names(program.render(Record(Self.model, [("x", .text("P"))])))
      else { continue }
      for value in Self.hostile {
        let found = try Self.names(program.render(Record(Self.model, [("x", .text(value))])))
        #expect(found == expected, "\(text) with \(value)")
      }
    }
  }
}
