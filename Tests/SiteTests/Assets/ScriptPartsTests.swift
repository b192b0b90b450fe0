import Diagnostics
import Syntax
import Testing

@testable import Site

@Suite struct ScriptPartsTests {
  static let refused: [(String, [String: String], String, String)] = [
    (
      "a part of another script",
      ["a": "import { x } from \"./b/x.js\";", "b": "", "b/x": "export let x;"],
      "script.import.unknown", "site/scripts/a.js:1:20"
    ),
    (
      "a part that is not there", ["a": "", "a/x": "import { y } from \"./z.js\";", "a/y": ""],
      "script.import.unknown", "site/scripts/a/x.js:1:20"
    ),
    (
      "a part that would be fetched later", ["a": "import(\"./a/x.js\");", "a/x": ""],
      "script.import.unknown", "site/scripts/a.js:1:9"
    ),
    (
      "a part that imports its own script",
      ["a": "import { x } from \"./a/x.js\";", "a/x": "import \"../a.js\";\nexport let x;"],
      "script.import.circle", "site/scripts/a/x.js:1:9"
    ),
    (
      "parts that import each other",
      [
        "a": "import { x } from \"./a/x.js\";",
        "a/x": "import { y } from \"./y.js\"; export let x;",
        "a/y": "import { x } from \"./x.js\"; export let y;",
      ],
      "script.import.circle", "site/scripts/a/y.js:1:20"
    ),
    (
      "a second name for a part's thing",
      ["a": "import { x as z } from \"./a/x.js\";", "a/x": "export let x;"],
      "script.part.import", "site/scripts/a.js:1:1"
    ),
    (
      "a part as an object", ["a": "import * as x from \"./a/x.js\";", "a/x": "export let x;"],
      "script.part.import", "site/scripts/a.js:1:1"
    ),
    (
      "a default", ["a": "import { x } from \"./a/x.js\";", "a/x": "let x; export default x;"],
      "script.part.export", "site/scripts/a/x.js:1:8"
    ),
    (
      "a part that hands on",
      [
        "a": "import { y } from \"./a/x.js\";", "a/x": "export { y } from \"./y.js\";",
        "a/y": "export let y;",
      ],
      "script.part.export", "site/scripts/a/x.js:1:1"
    ),
    (
      "one name for two things",
      ["a": "import { x } from \"./a/x.js\";\nconst own = x;", "a/x": "export let x; let own;"],
      "script.part.name", "site/scripts/a.js:2:7"
    ),
    (
      "a name that is imported too",
      [
        "a": "import { x } from \"./a/x.js\";\nimport { b } from \"./b.js\";",
        "a/x": "export let x; function b() {}", "b": "export let b;",
      ],
      "script.part.name", "site/scripts/a.js:2:1"
    ),
  ]

  @Test(arguments: refused)
  func `what one script cannot be made of is refused where it stands`(
    row: (what: String, sources: [String: String], code: String, place: String)
  ) throws {
    let finding = try #require(ScriptSet.refusal(row.sources), "\(row.what)")
    #expect(finding.code == row.code, "\(row.what)")
    #expect(finding.location?.description == row.place, "\(row.what)")
    #expect(finding.hint != nil || row.code == "script.import.unknown", "\(row.what)")
  }

  @Test func `parts stand before what imports them, and export only what the script exports`()
    throws
  {
    let set = try ScriptSet.written([
      "a": """
      import { x } from "./a/x.js";
      import { y } from "./a/y.js";
      import { b } from "./b.js";
      export { y } from "./a/y.js";
      export const all = [x, y, b];
      """,
      "a/x":
        "import { y } from \"./y.js\";\nimport { b, c as d } from \"../b.js\";\nexport const x = [y, b, d];",
      "a/y": "export const y = () => import(\"../e.js\");",
      "b": "export let b, c;",
      "e": "",
    ])
    let whole = try #require(set["a"])
    let b = try #require(set["b"]).name
    let e = try #require(set["e"]).name
    let expected =
      "import{b,c as d}from\"./\(b)\";export const y=()=>import(\"./\(e)\");"
      + "const x=[y,b,d];export const all=[x,y,b];"
    #expect(String(decoding: whole.bytes, as: UTF8.self) == "/*!Apache-2.0*/\(expected)")
    #expect(set.all.keys.sorted() == ["a", "b", "e"])
  }

  @Test func `an address says what a browser is to expect there, and of what that needs`() throws {
    let set = try ScriptSet.written([
      "list":
        "const places = [new URL(\"./a.js\", import.meta.url), new URL(\"./c.js\", import.meta.url)];",
      "a": "import \"./b.js\";", "b": "import \"./c.js\";", "c": "x();",
      "page": "import(\"./list.js\");",
    ])
    let (a, b, c) = (try #require(set["a"]), try #require(set["b"]), try #require(set["c"]))
    let chain = "./\(a.name)#\(a.integrity)#./\(b.name)#\(b.integrity)#./\(c.name)#\(c.integrity)"
    let text = try #require(set["list"].map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(text.contains("[new URL(\"\(chain)\",import.meta.url),"))
    #expect(text.contains(",new URL(\"./\(c.name)#\(c.integrity)\",import.meta.url)]"))
    #expect(
      ScriptSet.refusal(["a": "new URL(\"./b.js\", import.meta.url);"])?.code
        == "script.import.unknown")
    #expect(
      ScriptSet.refusal([
        "a": "new URL(\"./b.js\", import.meta.url);", "b": "import(\"./a.js\");",
      ])?.code == "script.import.circle")
  }

  @Test func `what comes later is imported through the list of it alone`() throws {
    let scripts = try SampleKit.kit().scripts
    let cognito = try #require(scripts["cognito"]).name
    let later = try #require(scripts["later"])
    for (name, file) in scripts.all where name != "later" {
      let uses = try uses(in: file)
        .filter { $0.moment != .first }.map(\.specifier)
      // The sign-in page preloads the API client.
      let expected: Set =
        name == "page" ? ["./\(cognito)", "./\(later.name)#\(later.integrity)"] : []
      #expect(Set(uses) == expected, "\(name)")
    }
  }

  private func uses(in file: AssetFile) throws -> [JavaScriptImport] {
    JavaScriptImport.all(
      in: try JavaScriptLexer.read(SourceFile(name: file.name, bytes: file.bytes)))
  }

  @Test func `no part of the kit is shipped on its own`() throws {
    let scripts = try SampleKit.kit().scripts
    for (name, file) in scripts.all {
      let uses = try uses(in: file)
      #expect(
        uses.allSatisfy { !$0.specifier.dropFirst(2).prefix { $0 != "#" }.contains("/") }, "\(name)"
      )
    }
  }
}
