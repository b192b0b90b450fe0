import Diagnostics
import Testing

@testable import Templating

@Suite struct OutlineTests {
  @Test func `a program's outline has its names, level by level`() throws {
    let program = try FoldingTests.link(
      "<p>{{inner.name}}{{#items}}<i>{{name}}{{^flag}}{{x}}{{/flag}}</i>{{/items}}</p>")
    #expect(
      Self.shown(program.outline)
        == "<p>|0.inner.name|for 0.items(<i>|1.name|not 0.flag(0.x)|</i>)|</p>")
  }

  @Test func `each form of a plural is a branch`() throws {
    let program = try FoldingTests.link("{{@files count=count}}.")
    #expect(
      Self.shown(program.outline)
        == "plural 0.count(one: one &lt;file&gt;, other: 0.count| files)|.")
  }

  @Test func `a partial's nodes are kept together, also within literal text`() throws {
    let partials = [
      "outer": "a{{> inner}}{{#flag}}{{> inner}}{{/flag}}{{$hole}}{{/hole}}", "inner": "({{x}})",
      "plain": "b", "empty": "",
    ]
    let source = SourceFile(
      name: "page.html",
      text: "1{{> plain}}2{{> plain}}{{> empty}}"
        + "{{< outer}}{{$hole}}3{{> plain}}{{/hole}}{{/outer}}")
    let program = try Linker(
      partials: partials.mapValues { try Template.parse(SourceFile(name: "p.html", text: $0)) },
      texts: TextCatalog(locale: "en", entries: [:])
    ).link(Template.parse(source), model: EscapeContextTests.model, kind: .page)
    #expect(
      Self.shown(program.outline)
        == "1|plain[b]|2|plain[b]|outer[a|inner[(|0.x|)]|if 0.flag(inner[(|0.x|)])|3|plain[b]]")
  }

  private static func shown(_ nodes: [Outline]) -> String {
    nodes.map { node in
      switch node {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .value(let place), .data(let place): shown(place)
      case .section(let place, let wanted, let body):
        "\(wanted ? "if" : "not") \(shown(place))(\(shown(body)))"
      case .loop(let place, let body): "for \(shown(place))(\(shown(body)))"
      case .plural(let place, let forms):
        "plural \(shown(place))("
          + forms.map { "\($0.category.rawValue): \(shown($0.body))" }.joined(separator: ", ") + ")"
      case .part(let name, let body): "\(name)[\(shown(body))]"
      }
    }.joined(separator: "|")
  }

  private static func shown(_ place: Outline.Place) -> String {
    ([String(place.level)] + place.names).joined(separator: ".")
  }
}
