import Diagnostics
import Testing

@testable import Templating

/// Templates that are small and would come to much.
@Suite struct LinkLimitTests {
  private static func finding(_ page: String, _ partials: [String: String]) -> Diagnostic? {
    Refusal.of { () throws(Diagnostic) in
      _ = try EscapeContextTests.link(page, texts: ["k": "{x}"], partials: partials)
    }
  }

  /// Partials that each hold the next one between two texts.
  private static func chain(_ count: Int, _ before: String, _ after: String) -> [String: String] {
    var partials = ["p\(count)": "x"]
    for level in 0..<count { partials["p\(level)"] = "\(before){{> p\(level + 1)}}\(after)" }
    return partials
  }

  // MARK: Depth

  @Test(
    arguments: [
      (60, "{{#flag}}", "{{/flag}}", 34), (60, "{{^flag}}", "{{/flag}}", 50),
      (60, "{{#inner}}", "{{/inner}}", 60), (3000, "{{#items}}", "{{/items}}", 50),
      (60, "{{$a}}", "{{/a}}", 60), (60, "{{#@k}}{{$x}}", "{{/x}}{{/@k}}", 30), (3000, "", "", 0),
    ])
  func `sections, blocks and partials that are deep together are refused`(
    _ partials: Int, _ open: String, _ close: String, _ times: Int
  ) {
    let found = Self.finding(
      "<p>{{> p0}}</p>",
      Self.chain(
        partials, String(repeating: open, count: times), String(repeating: close, count: times)))
    #expect(found?.code == "template.deep")
    #expect(found?.message == "more than 256 sections, partials and blocks within each other")
    #expect(found?.location?.start != nil)
    #expect(found?.hint?.hasPrefix("take some of them out of each other, as of … > p") == true)
  }

  @Test func `a chain of a hundred partials is linked`() {
    #expect(Self.finding("{{> p0}}", Self.chain(100, "", "")) == nil)
  }

  @Test func `a layout whose partials make a long chain has its blocks found`() {
    var partials = Self.chain(3000, "", "")
    partials["p3000"] = "{{$end}}{{/end}}"
    let found = Self.finding("{{< p0}}{{$edn}}{{/edn}}{{/p0}}", partials)
    #expect(found?.code == "template.block.unknown")
    #expect(found?.hint == "did you mean 'end'?")
  }

  // MARK: Size

  private static func expectLarge(
    _ found: Diagnostic?, _ hint: String
  ) {
    #expect(found?.code == "template.partial.large")
    #expect(found?.message.hasSuffix("the page has more than 4 MB") == true)
    #expect(found?.hint == hint)
    #expect(found?.location?.start != nil)
  }

  private static let multiplying =
    "partials and blocks that hold each other several times multiply"

  @Test func `partials that multiply are stopped`() {
    var partials: [String: String] = ["p0": String(repeating: "word ", count: 100)]
    for level in 1..<40 { partials["p\(level)"] = "{{> p\(level - 1)}}{{> p\(level - 1)}}" }
    Self.expectLarge(Self.finding("{{> p39}}", partials), Self.multiplying)
  }

  @Test func `empty partials that multiply are stopped`() {
    var partials: [String: String] = ["p0": ""]
    for level in 1..<40 { partials["p\(level)"] = "{{> p\(level - 1)}}{{> p\(level - 1)}}" }
    Self.expectLarge(Self.finding("{{> p39}}", partials), Self.multiplying)
  }

  @Test(arguments: [12, 18, 40])
  func `blocks that double each other are stopped`(_ count: Int) {
    var partials: [String: String] = [:]
    for level in 1...count {
      let inner = "{{$b\(level - 1)}}{{/b\(level - 1)}}"
      partials["y\(level)"] =
        "{{< y\(level + 1)}}{{$b\(level)}}\(inner)\(inner){{/b\(level)}}{{/y\(level + 1)}}"
    }
    partials["y\(count + 1)"] = "{{$b\(count)}}{{/b\(count)}}"
    let found = Self.finding("<p>{{< y1}}{{$b0}}x{{/b0}}{{/y1}}</p>", partials)
    if count == 12 {
      #expect(found == nil)
    } else {
      Self.expectLarge(found, Self.multiplying)
    }
  }

  @Test func `forms of a text that double its blocks are stopped`() {
    let source = SourceFile(name: "texts", text: "x")
    let entry = TextEntry(
      [(.one, "{x} {count}"), (.other, "{x} {count}")], selector: "count", source: source,
      range: 0..<1)
    let page =
      String(repeating: "{{#@k}}{{$x}}", count: 30) + String(repeating: "{{/x}}{{/@k}}", count: 30)
    let found = Refusal.of { () throws(Diagnostic) in
      _ = try Linker(
        partials: [:], texts: TextCatalog(locale: "en", entries: ["k": entry])
      ).link(
        Template.parse(SourceFile(name: "page.html", text: page)),
        model: EscapeContextTests.model, kind: .page)
    }
    Self.expectLarge(found, Self.multiplying)
  }

  @Test func `a file that is too long is named itself`() {
    let found = Self.finding("{{> long}}", ["long": String(repeating: "x", count: 5_000_000)])
    Self.expectLarge(found, "the file itself is too long: shorten it")
    #expect(found?.location?.description == "long.html:1:1")
  }
}
