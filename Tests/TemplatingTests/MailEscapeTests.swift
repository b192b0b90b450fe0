import Diagnostics
import Testing

@testable import Templating

/// Where values stand in messages, and what Cognito's patterns would refuse of them.
@Suite struct MailEscapeTests {
  private static let model = Shape.record([
    ("x", .text), ("css", .css), ("url", .url), ("markup", .markup),
  ])

  private static func link(
    _ template: String, _ kind: EscapeContext.Kind = .mail
  ) throws(Diagnostic) -> Program {
    try Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:])).link(
      Template.parse(SourceFile(name: "mail.html", text: template)), model: model, kind: kind)
  }

  private static func render(
    _ template: String, _ x: String, _ kind: EscapeContext.Kind = .mail
  ) throws -> String {
    let record = Record(
      model,
      [
        ("x", .text(x)), ("css", .css(try #require(CSSValue("#0b5fff")))),
        ("url", .url(try SafeURL("https://acme.example/?a=1&b=2"))),
        ("markup", .markup(Markup(trusted: Array("<b>m</b>".utf8)))),
      ])
    return String(decoding: try link(template, kind).render(record), as: UTF8.self)
  }

  // MARK: refusals

  @Test(
    arguments: [
      ("<!--[if mso]>{{x}}<![endif]-->", "template.place.comment"),
      ("<p style=\"color:{{css}}\"></p>", "template.place.style"),
      ("<p onclick=\"{{x}}\"></p>", "template.place.handler"),
      ("<a href=\"{{x}}\"></a>", "template.url.shape"),
      ("<style>.a{color:{{x}}}</style>", "template.css.shape"),
      ("<style>{{css}}{color:red}</style>", "template.place.css.place"),
      ("<style>.a{color:{{{css}}} }</style>", "template.value.raw"),
      ("<style>.a{font-family:'{{css}}'}</style>", "template.place.css.string"),
      ("<script>{{x}}</script>", "template.place.script"),
    ])
  func `no value stands where none is safe`(_ template: String, _ code: String) throws {
    let finding = #expect(throws: Diagnostic.self) { try Self.link(template) }
    #expect(finding?.code == code)
  }

  @Test func `a style sheet of a page takes no value`() {
    let finding = #expect(throws: Diagnostic.self) {
      try Self.link("<style>.a{color:{{css}}}</style>", .page)
    }
    #expect(finding?.code == "template.place.style")
  }

  // MARK: places

  @Test func `a mail's style sheet takes CSS values in every declaration`() throws {
    let text = try Self.render(
      "<style>a:hover{color:{{css}} !important}</STYLE><p>{{x}}</p>", "</p>")
    #expect(
      text == "<style>a:hover{color:#0b5fff !important}</STYLE><p>&lt;/p&gt;</p>")
  }

  @Test(
    arguments: [
      // Typographic spaces, joiners and marks as references; what turns text around goes.
      ("a\u{A0}b\u{202F}c\u{3000}d", "a&#160;b&#8239;c&#12288;d"),
      ("a\u{200D}b\u{AD}c\u{FEFF}", "a&#8205;b&#173;c&#65279;"),
      ("a\u{202E}b\u{2066}c\u{85}d\u{FFFE}e", "abcde"),
      ("{####} {username}", "&#123;####} &#123;username}"),
      ("<&\">", "&lt;&amp;&quot;&gt;"),
    ])
  func `a mail has no character that Cognito refuses`(_ x: String, _ expected: String) throws {
    #expect(try Self.render("<p>{{x}}</p>", x) == "<p>\(expected)</p>")
    #expect(try Self.render("<p title=\"{{x}}\"></p>", x) == "<p title=\"\(expected)\"></p>")
    #expect(try Self.render("<title>{{x}}</title>", x) == "<title>\(expected)</title>")
    #expect(try Self.render("<p title='{{x}}'></p>", x) == "<p title='\(expected)'></p>")
  }

  @Test func `a single quote ends no attribute of a mail`() throws {
    #expect(
      try Self.render("<p title='{{x}}'></p>", "a'{\u{A0}") == "<p title='a&#39;&#123;&#160;'></p>")
  }

  @Test(
    arguments: [
      ("a\u{A0}b\u{3000}c", "a b c"), ("a\u{200D}b\u{200C}c\u{AD}", "abc"),
      ("a\u{202E}b\u{85}c", "abc"), ("👩\u{200D}🚀", "👩🚀"),
    ])
  func `plain text has a space, or nothing, for them`(_ x: String, _ expected: String) throws {
    #expect(try Self.render("{{x}}", x, .message) == expected)
    #expect(try Self.render("{{x}}", x, .mailHeader) == expected)
  }

  @Test func `a message keeps its lines and a header has one`() throws {
    #expect(try Self.render("{{x}}", "a\nb\rc", .message) == "a\nb\rc")
    #expect(try Self.render("{{x}}", "a\nb\r\u{2028}c", .mailHeader) == "a b  c")
  }

  @Test func `a placeholder of the template's own stays`() throws {
    #expect(try Self.render("<b>{####}</b> {{x}}", "{####}") == "<b>{####}</b> &#123;####}")
  }
}
