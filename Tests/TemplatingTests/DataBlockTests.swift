import Diagnostics
import Testing

@testable import Templating

@Suite struct DataBlockTests {
  @Test(arguments: [
    "", "\"</script>\"", "\"<!--\"", "\"a>b\"", "\"&lt;\"", "\"\u{FFFE}\"", "\u{1}",
  ])
  func `what could end its element or hold an entity is no block`(_ text: String) {
    #expect(DataBlock(text) == nil)
  }

  @Test func `a block is written as it is`() throws {
    let model = Shape.record([("data", .data)])
    let program = try Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:])).link(
      Template.parse(
        SourceFile(
          name: "page.html", text: "<script type=\"application/json\">{{data}}</script>")),
      model: model, kind: .page)
    let block = try #require(DataBlock(#"{"a":"\u003cb\u003e'é"}"#))
    let other = Record(model, [("data", .data(try #require(DataBlock("[]"))))])
    let record = Record(model, [("data", .data(block))])
    #expect(
      String(decoding: program.render(record), as: UTF8.self)
        == #"<script type="application/json">{"a":"\u003cb\u003e'é"}</script>"#)
    #expect(program.structureDigest(record) == program.structureDigest(other))
  }
}
