import Diagnostics
import Testing

@testable import Templating

@Suite struct FoldingTests {
  private static let template = """
    <p title="{{x}}">{{#flag}}{{y}}{{#inner}}{{name}}{{/inner}}{{/flag}}{{^flag}}none{{/flag}}\
    {{#items}}<i data-n="{{name}}">{{name}}, {{x}}{{#flag}} {{@files count=count}}{{/flag}}</i>\
    {{/items}}{{@files count=count}}</p><a href="{{url}}">{{#url}}{{y}}{{/url}}</a>
    """

  static func link(_ text: String) throws(Diagnostic) -> Program {
    let source = SourceFile(name: "page.html", text: text)
    let files = TextEntry(
      [(.one, "one <file>"), (.other, "{count} files")], selector: "count", source: source,
      range: 0..<0)
    return try Linker(partials: [:], texts: TextCatalog(locale: "en", entries: ["files": files]))
      .link(Template.parse(source), model: EscapeContextTests.model, kind: .page)
  }

  @Test(arguments: [0, 1, 2], [false, true])
  func `whatever is known, bytes and digest are the same`(_ count: Int, _ flag: Bool) throws {
    let program = try Self.link(Self.template)
    let record = Self.record(count: count, flag: flag)
    for known in Self.knowledge(of: record) {
      for given in [record, Self.unknown(of: record, to: known)] {
        let folded = program.folded(knowing: known).renderDigested(given)
        #expect(folded.bytes == program.render(record))
        #expect(folded.digest == program.structureDigest(record))
      }
    }
  }

  @Test func `what is known is written once, neighbours as one`() throws {
    let program = try Self.link(Self.template)
    let record = Self.record(count: 2, flag: true)
    let folded = program.folded(knowing: .value(.record(record)))
    #expect(folded.routine.steps.count == 1)
    #expect(folded.routine.text == program.render(record))
  }

  @Test func `the known part of a record is written, the rest stays`() throws {
    let program = try Self.link("<p>{{inner.name}}{{x}}</p>")
    let record = Self.record(count: 1, flag: true)
    let folded = program.folded(
      knowing: .record(
        EscapeContextTests.model,
        [("inner", .record(Self.item, [("name", .value(.text("inner")))]))]))
    #expect(folded.routine.steps.map(\.kind) == [.literal, .value, .literal])
    #expect(folded.renderDigested(record).bytes == program.render(record))
  }

  /// Nothing of a record, each of its values alone, each value but one, and all.
  static func knowledge(of record: Record) -> [Knowledge] {
    let fields = record.values.map { Knowledge.value($0) }
    var all: [Knowledge] = [.nothing, .value(.record(record)), .record(fields)]
    for slot in fields.indices {
      var one = [Knowledge](repeating: .nothing, count: fields.count)
      one[slot] = fields[slot]
      var others = fields
      others[slot] = .nothing
      all += [.record(one), .record(others)]
    }
    return all
  }

  /// The record with something else in the place of what is known; at the end that is left out.
  private static func unknown(of record: Record, to known: Knowledge) -> Record {
    var values = record.values.enumerated().map { slot, value in
      if case .value = known.field(slot) { Value.flag(false) } else { value }
    }
    let end = record.values.indices.last {
      if case .value = known.field($0) { false } else { true }
    }
    values.removeSubrange(((end ?? -1) + 1)...)
    return Record(EscapeContextTests.model, unknown: values)
  }

  private static let item = Shape.record([("name", .text)])

  private static func record(count: Int, flag: Bool) -> Record {
    func item(_ name: String) -> Record { Record(Self.item, [("name", .text(name))]) }
    return Record(
      EscapeContextTests.model,
      [
        ("x", .text("<x>")), ("y", .text("a & b")), ("flag", .flag(flag)),
        ("count", .number(count)), ("url", .url(.none)), ("css", .css(.initial)),
        ("raw", .markup(Markup(trusted: []))),
        ("data", DataBlock("[]").map(Value.data) ?? .text("")),
        ("items", .list((0..<count).map { item("\($0)\"") })), ("inner", .record(item("inner"))),
      ])
  }
}
