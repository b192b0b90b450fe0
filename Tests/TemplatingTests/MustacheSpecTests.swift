import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Templating

/// The Mustache specification's own cases, read in place.
@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared/data"))
struct MustacheSpecTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let test: JSONValue

    var testDescription: String { "\(file): \(test["name"]?.string ?? "")" }
    var template: String { test["template"]?.string ?? "" }
    var partials: [String: String] {
      var partials: [String: String] = [:]
      for member in test["partials"]?.object?.members ?? [] {
        partials[member.name] = member.value.string
      }
      return partials
    }
  }

  static func cases(_ files: [String]) -> [Case] {
    files.flatMap { file -> [Case] in
      guard let text = SharedData.text("mustache-spec/\(file).json"),
        let root = try? JSONValue.parse(SourceFile(name: file, text: text))
      else { return [] }
      return (root["tests"]?.array ?? []).map { Case(file: file, test: $0) }
    }
  }

  static let core = cases([
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance",
  ])

  @Test func `all 163 cases of core and inheritance are read`() {
    #expect(Self.core.count == 163)
  }

  @Test(arguments: core)
  func `a case renders byte for byte`(_ test: Case) throws {
    let (program, model) = try Self.linked(test)
    #expect(String(decoding: program.render(model), as: UTF8.self) == test.test["expected"]?.string)
  }

  @Test(arguments: core)
  func `a case renders the same whatever is known of its data`(_ test: Case) throws {
    let (program, model) = try Self.linked(test)
    for known in FoldingTests.knowledge(of: model) {
      let folded = program.folded(knowing: known).renderDigested(model)
      #expect(String(decoding: folded.bytes, as: UTF8.self) == test.test["expected"]?.string)
      #expect(folded.digest == program.structureDigest(model))
    }
  }

  private static func linked(_ test: Case) throws -> (program: Program, model: Record) {
    let template = try Template.parse(SourceFile(name: "case", text: test.template))
    let partials = try test.partials.mapValues {
      try Template.parse(SourceFile(name: "partial", text: $0))
    }
    let model = try SpecModel.record(#require(test.test["data"]))
    let linker = Linker(
      partials: partials, texts: TextCatalog(locale: "en", entries: [:]), dialect: .specification)
    let program = try linker.link(template, model: .record(model.shape), kind: .plainText)
    return (program, model)
  }

  @Test(arguments: cases(["~dynamic-names"]).filter { $0.template.contains("*") })
  func `a partial named by a value is refused`(_ test: Case) {
    let codes = ([test.template] + test.partials.values).compactMap { text in
      Refusal.code { () throws(Diagnostic) in
        _ = try Template.parse(SourceFile(name: "case", text: text))
      }
    }
    #expect(codes.contains("template.name.dynamic"))
  }
}

/// The data of a case as a record, its shape taken from what is there.
enum SpecModel {
  static func record(_ data: JSONValue) -> Record {
    guard let object = data.object else {
      // Data that is no object, as {{.}} shows it.
      guard let (shape, value) = value(data) else { return Record(.record([]), []) }
      return Record(.record([(".", shape)]), [(".", value)])
    }
    let fields = object.members.compactMap { member -> (String, Shape, Value)? in
      guard let (shape, value) = value(member.value) else { return nil }
      return (member.name, shape, value)
    }
    return Record(Shape.record(fields.map { ($0.0, $0.1) }), fields.map { ($0.0, $0.2) })
  }

  private static func value(_ data: JSONValue) -> (Shape, Value)? {
    switch data.content {
    case .null: return nil
    case .bool(let flag): return (.flag, .flag(flag))
    case .number(_, let text): return (.text, .text(text))
    case .string(let text): return (.text, .text(text))
    case .array(let list):
      let records = list.map(record)
      guard let first = records.first else { return (.list(.record([])), .list([])) }
      return (.list(.record(first.shape)), .list(records.map { unified($0, first.shape) }))
    case .object:
      let record = record(data)
      return (.record(record.shape), .record(record))
    }
  }

  /// Elements of one list share the first one's shape.
  private static func unified(_ record: Record, _ shape: RecordShape) -> Record {
    Record(
      .record(shape),
      shape.fields.map { field in
        (field.name, record.shape.slot(of: field.name).map { record.values[$0] } ?? .text(""))
      })
  }
}
