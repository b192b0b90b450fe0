import Diagnostics
import Syntax
import Testing

@Suite struct JavaScriptModuleTests {
  private func module(_ text: String) throws -> (SourceFile, JavaScriptModule) {
    let file = SourceFile(name: "t", text: text)
    return (file, JavaScriptModule(try JavaScriptLexer.read(file)))
  }

  @Test func `what is no token is refused where it stands`() {
    #expect(throws: Diagnostic.self) { try module("import { a } from \"./a.js") }
  }

  @Test(
    arguments: [
      "import(\"./a.js\");", "const a = import(\"./a.js\");", "import.meta.url;", "export { a };",
      "f(`import { a } from \"./a.js\"`);", "// import \"./a.js\";", "{ a.import; }",
      "export default class { }", "export const a = \"./a.js\";",
    ])
  func `what takes nothing from another module is no link`(text: String) throws {
    #expect(try module(text).1.links.isEmpty)
  }

  static let links: [(String, [String]?, Bool)] = [
    ("import { a, b as c, } from \"./x.js\";", ["a", "b as c"], false),
    ("import{a}from'./x.js'", ["a"], false),
    ("import \"./x.js\";", [], false),
    ("import a from \"./x.js\";", nil, false),
    ("import * as a from \"./x.js\";", nil, false),
    ("export { a, b } from \"./x.js\";", ["a", "b"], true),
    ("export * from \"./x.js\";", nil, true),
  ]

  @Test(arguments: links)
  func `a link says what is taken from where, and where it stands`(
    row: (text: String, names: [String]?, isExport: Bool)
  ) throws {
    let (file, module) = try module("const before = 1;\n\(row.text)\nlet after = [];")
    let link = try #require(module.links.first)
    #expect(module.links.count == 1)
    #expect(file.text(in: link.range) == row.text)
    #expect(link.specifier == "./x.js")
    #expect(file.text(in: link.specifierRange) == "./x.js")
    #expect(link.names == row.names)
    #expect(link.isExport == row.isExport)
    #expect(module.declarations.map(\.name) == ["before", "after"])
  }

  @Test func `names at the top are told from those within, and what is exported from what is not`()
    throws
  {
    let (file, module) = try module(
      """
      export const a = () => { const inner = 1; return `${(() => { let b; })()}`; };
      let c = function named() {};
      export async function d() { class Inner {} }
      export class E { f() {} }
      function* g() {}
      async function h() {}
      if (c) { var deep; }
      """)
    #expect(module.declarations.map(\.name) == ["a", "c", "d", "E", "g", "h"])
    #expect(module.declarations.filter { $0.export != nil }.map(\.name) == ["a", "d", "E"])
    let export = try #require(module.declarations[0].export)
    #expect(file.text(in: export) == "export ")
    #expect(module.otherExports.isEmpty)
  }

  @Test(arguments: ["export default 1;", "let a; export { a };", "export const { a } = b;"])
  func `an export that names no declaration beside it is told apart`(text: String) throws {
    #expect(try module(text).1.otherExports.count == 1)
  }
}
