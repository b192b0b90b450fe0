import Bindings
import TestSupport
import Testing

@testable import Templating

/// Random values in every place of a page, read back by a parser that knows nothing of escapes.
@Suite struct RenderingFuzzTests {
  private static let template = """
    <html><head><title>{{x}}</title></head><body title="{{x}}" class='{{y}}'>\
    <a href="/q?n={{x}}#{{y}}">{{x}}</a><textarea>{{y}}</textarea>\
    {{#items}}<p data-n="{{name}}">{{name}}</p>{{/items}}\
    <script type="application/json">{"a": "{{x}}"}</script></body></html>
    """

  @Test func `what is parsed back is what was put in`() throws {
    let program = try EscapeContextTests.link(Self.template)
    var random = FuzzText(seed: 2_026)
    for _ in 0..<500 {
      let (x, y) = (random.text(), random.text())
      let bytes = program.render(Self.record(x, y))
      let root = try XMLDocument(parsing: bytes).root
      func first(_ name: String) throws -> XMLNode {
        try #require(root.descendants.first { $0.name == name })
      }
      #expect(try first("title").content == Self.shown(x, isAttribute: false))
      #expect(try first("body")["title"] == Self.shown(x, isAttribute: true))
      #expect(try first("body")["class"] == Self.shown(y, isAttribute: true))
      #expect(try first("a").content == Self.shown(x, isAttribute: false))
      #expect(try first("textarea").content == Self.shown(y, isAttribute: false))
      #expect(try first("p")["data-n"] == Self.shown(y, isAttribute: true))
      let address = try #require(try first("a")["href"])
      #expect(address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      #expect(address.filter { $0 == "#" }.count == 1 && address.filter { $0 == "?" }.count == 1)
      #expect(root.descendants.filter(\.isElement).count == 7)
      let data = try first("script").content
      #expect(!data.utf8.contains(UInt8(ascii: "<")) && data.hasSuffix("\"}"))
    }
  }

  @Test func `plain, mapped and appended renderings agree`() throws {
    let program = try EscapeContextTests.link(Self.template)
    var random = FuzzText(seed: 7)
    var buffer: [UInt8] = []
    for _ in 0..<100 {
      let record = Self.record(random.text(), random.text())
      let bytes = program.render(record)
      #expect(program.renderMapped(record).bytes == bytes)
      buffer.removeAll(keepingCapacity: true)
      program.render(record, into: &buffer)
      #expect(buffer == bytes)
    }
  }

  private static func record(_ x: String, _ y: String) -> Record {
    let item = Record(.record([("name", .text)]), [("name", .text(y))])
    return Record(
      EscapeContextTests.model,
      [
        ("x", .text(x)), ("y", .text(y)), ("flag", .flag(false)), ("count", .number(0)),
        ("url", .url(.none)), ("css", .css(.initial)), ("raw", .markup(Markup(trusted: []))),
        ("data", DataBlock("[]").map(Value.data) ?? .text("")), ("items", .list([item])),
        ("inner", .record(item)),
      ])
  }

  private static func shown(_ text: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: break
      case 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case 0x9, 0xA: result.append(scalar)
      case 0xD: result.append(isAttribute ? "\r" : "\n")
      case ..<0x20: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// Texts of the characters that matter to some parser, and a few that matter to none.
private struct FuzzText {
  private var state: UInt64
  private static let pieces: [String] = [
    "<", ">", "\"", "'", "&", "&amp;", "&#0;", "</", "-->", "<!--", "]]>", "/>", "=", " ", "\t",
    "\n", "\\", "{{", "}}", "%", "#", "?", "\u{0}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}",
    "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "é", "漢",
    "😀", "script", "javascript:", "onload", "a", "…", "’",
  ]

  init(seed: UInt64) { state = seed }

  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func text() -> String {
    (0..<next(24)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
  }
}
