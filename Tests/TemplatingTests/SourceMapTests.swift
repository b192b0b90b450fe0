import Diagnostics
import Testing

@testable import Templating

@Suite struct SourceMapTests {
  private let source = SourceFile(
    name: "page.html", text: "<p title=\"{{@hello}}\">Hard {{name}} <b>{{@hello}}</b></p>")

  private func render() throws -> (bytes: [UInt8], map: SourceMap) {
    let words = SourceFile(name: "en.json", text: "")
    let texts = TextCatalog(
      locale: "en", entries: ["hello": TextEntry("hello you", source: words, range: 0..<0)])
    let shape = Shape.record([("name", .text)])
    let program = try Linker(partials: [:], texts: texts)
      .link(Template.parse(source), model: shape, kind: .page)
    return program.renderMapped(Record(shape, [("name", .text("World"))]))
  }

  private func origin(of text: String) throws -> (column: Int?, author: SourceMap.Author?) {
    let (bytes, map) = try render()
    let output = String(decoding: bytes, as: UTF8.self)
    let offset = try #require(output.firstRange(of: text)?.lowerBound).utf16Offset(in: output)
    let origin = map.origin(of: offset)
    return (origin?.location.start?.column, origin?.author)
  }

  @Test(arguments: [
    ("<p", 1, SourceMap.Author.template), ("hello", 14, .dictionary), ("you", 14, .dictionary),
    ("\">Hard", 21, .template), ("World", 30, .value), ("<b>", 37, .template),
  ])
  func `a byte is traced to who wrote it`(
    _ text: String, _ column: Int, _ author: SourceMap.Author
  ) throws {
    let origin = try origin(of: text)
    #expect(origin.column == column)
    #expect(origin.author == author)
  }

  @Test func `literals are what is left when values and words are taken out`() throws {
    let (bytes, map) = try render()
    let parts = map.literals(in: 0..<bytes.count).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    #expect(parts.joined(separator: "|") == "<p title=\"|\">Hard | <b>|</b></p>")
    #expect(map.literals(in: 6..<18).map { Array(bytes[$0]) } == [Array("le=\"".utf8)])
  }
}
