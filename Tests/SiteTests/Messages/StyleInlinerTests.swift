import Diagnostics
import Templating
import Testing

@testable import Site

@Suite struct StyleInlinerTests {
  private static let model = Shape.record([("color", .css), ("name", .text)])

  private static func stencil(
    _ text: String, _ name: String, _ kind: EscapeContext.Kind
  ) throws(Diagnostic) -> Stencil {
    let record = Record(model, [("color", .css(.initial)), ("name", .text(""))])
    return try Linker(partials: [:], texts: TextCatalog(locale: "en", entries: [:]))
      .link(Template.parse(SourceFile(name: name, text: text)), model: model, kind: kind)
      .stencil(record, leavingOut: ["color", "name"])
  }

  private static func inlined(_ css: String, _ html: String) throws(Diagnostic) -> String {
    let mail = try stencil(html, "mail.html", .mail)
    let inliner = try StyleInliner(stencil(css, "inline.css", .mailStyles))
    let bytes = try inliner.inlined(mail, keeping: StyleInliner.selectedClasses(in: mail))
      .filled { hole in
        hole.escape.written(.css(CSSValue("\"Acme\" 1px") ?? .initial))
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: refusals

  private static let refused: [(String, String, String, String)] = [
    ("p { color: red; }", "<p></p>", "message.style.selector", "inline.css:1:1"),
    (".a .b { color: red; }", "<p></p>", "message.style.selector", "inline.css:1:1"),
    (
      ".a { color: red; }\n.a { color: red; }", "<p></p>", "message.style.duplicate",
      "inline.css:2:1"
    ),
    (".a { color: red;", "<p></p>", "message.style.open", "inline.css:1:1"),
    (
      ".note { color: red; }", "<p>\n<b class=\"noet\"></b></p>", "message.class.unknown",
      "mail.html:2:3"
    ),
    (".a { color: red; }", "<p class=\"{{name}}\"></p>", "message.class.hole", "mail.html:1:3"),
  ]

  @Test(arguments: refused)
  func `what cannot be inlined is refused where it stands`(
    _ css: String, _ html: String, _ code: String, _ place: String
  ) throws {
    let finding = #expect(throws: Diagnostic.self) { try Self.inlined(css, html) }
    #expect(finding?.code == code)
    #expect(finding?.location?.description.hasPrefix(place) == true)
  }

  // MARK: attributes

  @Test func `rules become attributes without the blanks between them`() throws {
    let text = try Self.inlined(
      """
      /* why */
      .a {
        margin: 0 0 8px 0;
        border: 1px solid {{color}};
        font-family: Menlo, 'Courier New', monospace;
      }
      .b { color: {{color}}; }
      """, "<p class=\"a b\" lang=\"en\">x</p>")
    #expect(
      text
        == "<p style=\"margin:0 0 8px 0;border:1px solid &quot;Acme&quot; 1px;"
        + "font-family:Menlo,'Courier New',monospace;color:&quot;Acme&quot; 1px\" lang=\"en\">x</p>"
    )
  }

  @Test func `a class stays where the mail's own style sheet selects by it`() throws {
    let html =
      "<!--[if mso]><style>.c{padding:0}</style><![endif]-->"
      + "<style>.a,.d b{color:red}</style><p class=\"a b c d\">x</p>"
    let text = try Self.inlined(".a { margin: 0; }\n.b { padding: 0; }", html)
    #expect(text.hasSuffix("<p class=\"a c d\" style=\"margin:0;padding:0\">x</p>"))
  }
}
