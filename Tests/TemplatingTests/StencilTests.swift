import Diagnostics
import Testing

@testable import Templating

@Suite struct StencilTests {
  private static let dark = Shape.record([("text", .css)])
  private static let model = Shape.record([
    ("lang", .text), ("name", .text), ("on", .flag), ("dark", dark),
  ])

  private static func record(_ name: String, _ color: CSSValue) -> Record {
    Record(
      model,
      [
        ("lang", .text("de")), ("name", .text(name)), ("on", .flag(true)),
        ("dark", .record(Record(dark, [("text", .css(color))]))),
      ])
  }

  private static func program(_ template: String) throws(Diagnostic) -> Program {
    try Linker(partials: [:], texts: TextCatalog(locale: "de", entries: [:])).link(
      Template.parse(SourceFile(name: "mail.html", text: template)), model: model, kind: .mail)
  }

  private static func stencil(_ template: String) throws(Diagnostic) -> Stencil {
    try program(template).stencil(record("", .initial), leavingOut: ["name", "dark.text"])
  }

  // MARK: refusals

  @Test(arguments: [
    "<p>\n {{#name}}x{{name}}{{/name}}</p>", "<p>\n {{^name}}x{{lang}}{{/name}}</p>",
  ])
  func `a section over a hole is refused where it stands`(_ template: String) throws {
    let finding = #expect(throws: Diagnostic.self) { try Self.stencil(template) }
    #expect(finding?.code == "template.hole.section")
    #expect(finding?.location?.start?.line == 2)
  }

  // MARK: holes

  @Test func `what is known is written and the rest is left open`() throws {
    let stencil = try Self.stencil(
      "<p lang=\"{{lang}}\" title=\"{{name}}\">{{#on}}{{name}}{{/on}}</p>")
    #expect(
      stencil.joined.parts.map(\.content) == [
        .text(Array("<p lang=\"de\" title=\"".utf8)),
        .hole(Stencil.Hole(name: "name", escape: .mailAttribute)), .text(Array("\">".utf8)),
        .hole(Stencil.Hole(name: "name", escape: .mailText)), .text(Array("</p>".utf8)),
      ])
  }

  @Test func `filled, it is what the program renders`() throws {
    let template = "<style>.a{color:{{dark.text}} !important}</style><p>{{name}} {{lang}}</p>"
    let color = try #require(CSSValue("#123456"))
    let bytes = try Self.stencil(template).filled { hole in
      hole.escape.written(hole.name == "name" ? .text("<b>") : .css(color))
    }
    #expect(bytes == (try Self.program(template).render(Self.record("<b>", color))))
  }

  @Test func `each byte knows its place`() throws {
    let stencil = try Self.stencil("<p>\n<b>{{name}}</b>{{lang}}</p>")
    let filled = FilledStencil(stencil) { _ in Array("Acme".utf8) }
    let text = String(decoding: filled.bytes, as: UTF8.self)
    #expect(text == "<p>\n<b>Acme</b>de</p>")
    for (offset, place, author) in [
      (4, "mail.html:2:1", SourceMap.Author.template), (8, "mail.html:2:6", .value),
      (11, "mail.html:2:12", .template), (15, "mail.html:2:18", .value),
    ] {
      let origin = try #require(filled.origin(of: offset))
      #expect(origin.location.description.hasPrefix(place) && origin.author == author)
    }
  }
}
