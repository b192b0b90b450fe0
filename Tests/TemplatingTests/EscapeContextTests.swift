import Diagnostics
import Testing

@testable import Templating

/// Where a value may stand, and how it is written there.
@Suite struct EscapeContextTests {
  static let model = Shape.record([
    ("x", .text), ("y", .text), ("flag", .flag), ("count", .number), ("url", .url),
    ("css", .css), ("raw", .markup), ("data", .data), ("items", .list(.record([("name", .text)]))),
    ("inner", .record([("name", .text)])),
  ])

  static func record(_ x: String, url: String = "/a?b=1&c='2'") -> Record {
    Record(
      model,
      [
        ("x", .text(x)), ("y", .text("why")), ("flag", .flag(true)), ("count", .number(7)),
        ("url", .url((try? SafeURL(url)) ?? .none)),
        ("css", .css(CSSValue("1px solid red") ?? .initial)),
        ("raw", .markup(Markup(trusted: Array("<b>&amp;</b>".utf8)))),
        ("data", DataBlock("[1]").map(Value.data) ?? .text("")), ("items", .list([])),
        ("inner", .record(Record(.record([("name", .text)]), [("name", .text("in"))]))),
      ])
  }

  static func link(
    _ text: String, kind: EscapeContext.Kind = .page, texts: [String: String] = [:],
    partials: [String: String] = [:]
  ) throws(Diagnostic) -> Program {
    var entries: [String: TextEntry] = [:]
    for (key, words) in texts {
      let source = SourceFile(name: "texts", text: words)
      entries[key] = TextEntry(words, source: source, range: 0..<words.utf8.count)
    }
    var parsed: [String: Template] = [:]
    for (name, text) in partials {
      parsed[name] = try Template.parse(SourceFile(name: "\(name).html", text: text))
    }
    return try Linker(partials: parsed, texts: TextCatalog(locale: "en", entries: entries))
      .link(Template.parse(SourceFile(name: "page.html", text: text)), model: model, kind: kind)
  }

  private static let hostile = "<a href=\"x\">'&\u{0}\n\u{202E}b"

  @Test(
    arguments: [
      ("<p>{{x}}</p>", "<p>&lt;a href=&quot;x&quot;&gt;'&amp;\u{FFFD}\nb</p>"),
      ("<title>{{x}}</title>", "<title>&lt;a href=&quot;x&quot;&gt;'&amp;\u{FFFD}\nb</title>"),
      (
        "<textarea>{{x}}</textarea>",
        "<textarea>&lt;a href=&quot;x&quot;&gt;'&amp;\u{FFFD}\nb</textarea>"
      ),
      (
        "<p title=\"{{x}}\">", "<p title=\"&lt;a href=&quot;x&quot;&gt;'&amp;\u{FFFD}&#10;b\">"
      ),
      (
        "<p title='{{x}}'>", "<p title='&lt;a href=&quot;x&quot;&gt;&#39;&amp;\u{FFFD}&#10;b'>"
      ),
      (
        "<a href=\"/q?n={{x}}\">",
        "<a href=\"/q?n=%3Ca%20href%3D%22x%22%3E%27%26%00%0A%E2%80%AEb\">"
      ),
      (
        "<script type=\"application/json\">{\"a\": \"{{x}}\"}</script>",
        "<script type=\"application/json\">{\"a\": \"\\u003ca href=\\\"x\\\"\\u003e'\\u0026\\u0000\\u000ab\"}</script>"
      ),
    ])
  func `a text is escaped for its place`(_ template: String, _ expected: String) throws {
    let program = try Self.link(template)
    #expect(String(decoding: program.render(Self.record(Self.hostile)), as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      ("<a href=\"{{url}}\">", "<a href=\"/a?b=1&amp;c=%272%27\">"),
      (
        "<img srcset=\"{{url}} 1x, {{url}} 2x\"/>",
        "<img srcset=\"/a?b=1&amp;c=%272%27 1x, /a?b=1&amp;c=%272%27 2x\"/>"
      ),
      ("<p>{{url}}</p>", "<p>/a?b=1&amp;c='2'</p>"),
      ("<p data-n=\"{{count}}\">", "<p data-n=\"7\">"),
      (
        "<script type=\"application/json\">[{{count}}, {{flag}}]</script>",
        "<script type=\"application/json\">[7, true]</script>"
      ),
      ("<p>{{{raw}}}</p>", "<p><b>&amp;</b></p>"),
      ("<p title=\"{{raw}}\">", "<p title=\"&lt;b&gt;&amp;amp;&lt;/b&gt;\">"),
      ("<p{{#flag}} hidden=\"hidden\"{{/flag}}>", "<p hidden=\"hidden\">"),
      ("{{#inner}}{{name}} {{y}}{{/inner}}", "in why"),
    ])
  func `a value of another shape is written as what it is`(
    _ template: String, _ expected: String
  ) throws {
    let program = try Self.link(template)
    #expect(String(decoding: program.render(Self.record("")), as: UTF8.self) == expected)
  }

  @Test func `a safe CSS value is a text like any other in a page`() throws {
    let model = Shape.record([("css", .css)])
    let program = try Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:])).link(
      Template.parse(
        SourceFile(
          name: "page.html",
          text: "<p title=\"{{css}}\" class='{{css}}'></p>"
            + "<script type=\"application/json\">\"{{css}}\"</script>")), model: model, kind: .page)
    let value = try #require(CSSValue("\"'\" onfocus=\"alert(1)\""))
    #expect(
      String(decoding: program.render(Record(model, [("css", .css(value))])), as: UTF8.self)
        == "<p title=\"&quot;'&quot; onfocus=&quot;alert(1)&quot;\""
        + " class='&quot;&#39;&quot; onfocus=&quot;alert(1)&quot;'></p>"
        + "<script type=\"application/json\">\"\\\"'\\\" onfocus=\\\"alert(1)\\\"\"</script>")
  }

  @Test func `a style sheet takes values in custom properties`() throws {
    let program = try Self.link("/* why */ :root { --line: {{css}}; }", kind: .stylesheet)
    #expect(
      String(decoding: program.render(Self.record("")), as: UTF8.self)
        == "/* why */ :root { --line: 1px solid red; }")
  }

  @Test(
    arguments: [
      (EscapeContext.Kind.plainText, "<a href=\"x\">'&\nb"),
      (.mailHeader, "<a href=\"x\">'&  b"),
    ])
  func `plain text loses controls, a header its lines`(
    _ kind: EscapeContext.Kind, _ expected: String
  ) throws {
    let program = try Self.link("{{x}}", kind: kind)
    #expect(String(decoding: program.render(Self.record(Self.hostile)), as: UTF8.self) == expected)
  }

  @Test func `words of the dictionary are escaped as values are`() throws {
    let program = try Self.link(
      "<p title=\"{{@k}}\">{{#@k}}{{$x}}<b>{{x}}</b>{{/x}}{{/@k}}</p>", texts: ["k": "<&\" {x}"])
    #expect(
      String(decoding: program.render(Self.record("v")), as: UTF8.self)
        == "<p title=\"&lt;&amp;&quot; v\">&lt;&amp;&quot; <b>v</b></p>")
  }
}
