import Diagnostics
import Syntax
import Testing

@Suite struct JavaScriptLexerTests {
  @Test(arguments: [
    Refusal("a = 'b", "1:5 javascript.string.end: the file ends inside this string"),
    Refusal("a = 'b\n'", "1:5 javascript.string.break: the line ends inside this string"),
    Refusal("a = `b${c}", "1:10 javascript.template.end: the file ends inside this template"),
    Refusal("a = /b\n/", "1:5 javascript.regex.end: the line ends inside this regular expression"),
    Refusal("a = /[/]", "1:5 javascript.regex.end: the line ends inside this regular expression"),
    Refusal("/* a", "1:1 javascript.comment.end: the file ends inside this comment"),
    Refusal("a = 3in b", "1:5 javascript.number: a name directly behind a number"),
    Refusal("f(a", "1:2 javascript.bracket.open: nothing closes this '('"),
    Refusal("f(a]", "1:4 javascript.bracket.stray: this ']' closes nothing"),
    Refusal("}", "1:1 javascript.bracket.stray: this '}' closes nothing"),
    Refusal("a = `${b", "1:6 javascript.bracket.open: nothing closes this '${'"),
    Refusal("a \\ b", "1:3 javascript.character: no token begins with '\\'"),
    Refusal("a = \u{1}", "1:5 javascript.character: no token begins with U+0001"),
  ])
  func `what is no module is told with its place`(row: Refusal) {
    #expect(
      row.found { file throws(Diagnostic) in _ = try JavaScriptLexer.read(file) } == row.expected)
  }

  @Test func `bytes that are not UTF-8 are told with their place`() {
    let file = SourceFile(name: "t", bytes: Array("a\n ".utf8) + [0xFF])
    let row = Refusal("", "2:2 javascript.encoding: this byte is not UTF-8")
    #expect(
      row.found(in: file) { file throws(Diagnostic) in _ = try JavaScriptLexer.read(file) }
        == row.expected)
  }

  /// Texts in which every `/` that begins a regular expression is written `/r/`, and no other is.
  @Test(arguments: [
    "a / r / b", "a = /r/", "(a) / r", "[1] / r", "a[0] / r / 2", "f(/r/, /r/)", "({}) / r",
    "x = {} / r", "{} /r/", "if (a) /r/.test(b)", "while (a) /r/", "for (;;) /r/",
    "for await (x of /r/) ;", "with_(a) / r", "a.if(b) / r", "a?.while(b) / r",
    "return /r/", "a.return / r", "return\n{} /r/", "return {} / r", "typeof /r/", "void /r/",
    "a++ / r", "a\n++/r/.x", "!/r/", "a ? /r/ : /r/", "a ? {} / r : {} / r", "a: {} /r/",
    "switch (a) { case /r/: /r/; default: /r/ }", "switch (a) { case b: {} /r/ }",
    "function f() {} /r/", "x = function () {} / r", "(function () {}) / r",
    "async function f() {} /r/", "x = async function () {} / r",
    "export default function () {} /r/",
    "export default class {} /r/", "export default {} / r", "export default /r/",
    "class A {} /r/", "x = class {} / r", "x = class extends {}.b {} / r",
    "class A extends f(class {}) {} /r/", "class A extends class {} {} /r/",
    "class A extends function () {} {} /r/", "x = () => {}\n/r/", "x = () => ({}) / r",
    "x = () => /r/", "do {} while (a) /r/", "else_ / r", "if (a) {} else /r/",
    "try {} finally {} /r/",
    "try {} catch {} /r/", "try {} catch (e) {} /r/", "break\n/r/", "continue a\n/r/",
    "debugger\n/r/", "throw /r/", "yield /r/", "await /r/", "x = y\nfunction f() {} /r/",
    "for (const of of /r/) ;", "of / r", "import 'a'\n/r/", "import a from 'b'\n/r/",
    "export {a}\n/r/", "export {default as a} from 'b'\n/r/", "import(a) / r", "import.meta / r",
    "new.target / r", "this / r", "null / r", "super.x / r", "`a` / r", "`${/r/}` / r",
    "`${{}}` / r", "`${a / r}${/r/}`", "#x in a / r", "1 / r", ".5 / r", "'' / r", "/r/ / r",
    "x = {a() {}, b: /r/}", "x = {function() {}, b: c / r}", "x = {class: a / r, if: /r/}",
    "x = {get if() { /r/ }, async *for() {}}", "x = {a, b}\n/ r", "x = {...a} / r",
    "class A { static {} x = /r/; y = a / r; static async *if() { /r/ } }",
    "class A { x = 1\n class() { /r/ }\n get for() {} /* r */ }", "class A { get\n*x() { /r/ } }",
    "const {a} = b / r", "let {a = /r/} = b", "a\n/ r", "a?.5 / r : /r/", "a ?? /r/",
    "label: for (;;) {} /r/", "if (a) function f() {} /r/", "x = a\n{} /r/", "f()\n{} /r/",
  ])
  func `a division is told from a regular expression`(text: String) throws {
    let source = try JavaScriptLexer.read(SourceFile(name: "t", text: text))
    let found = source.tokens.filter { $0.kind == .regex }.map(\.range.lowerBound)
    let expected = text.indices.filter { text[$0...].hasPrefix("/r/") }
      .map { text[..<$0].utf8.count }
    #expect(found == expected)
  }

  @Test func `numbers, names and regular expressions end where they end`() throws {
    let text = """
      1_0n,0xFfn,.5e-3,1.,5..x,\\u0061b\\u{63},ü$,/[/\\]]/dgv,`a$\\`{`,this.#x=>1>>>=a?.b?.5:1
      """
    let source = try JavaScriptLexer.read(SourceFile(name: "t", text: text))
    #expect(
      source.tokens.map { source.file.text(in: $0.range) }.filter { $0 != "," } == [
        "1_0n", "0xFfn", ".5e-3", "1.", "5.", ".", "x", "\\u0061b\\u{63}", "ü$", "/[/\\]]/dgv",
        "`a$\\`{`", "this", ".", "#x", "=>", "1", ">>>=", "a", "?.", "b", "?", ".5", ":", "1",
      ])
  }

  @Test func `imports are found where they stand`() throws {
    let text = """
      import "./a.js"; import b, {c as d} from './b.js'
      export * from "./c.js"; const x = await import("./d.js"); import(y); z.import("no");
      const s = `${import("./e.js")}`; // import "no"
      new URL("./f.js", import.meta.url); new URL("no", base); URL("no", import.meta.dirname)
      """
    let file = SourceFile(name: "t", text: text)
    let found = JavaScriptImport.all(in: try JavaScriptLexer.read(file))
    #expect(found.map(\.specifier) == ["./a.js", "./b.js", "./c.js", "./d.js", "./e.js", "./f.js"])
    #expect(found.map { file.text(in: $0.range) } == found.map(\.specifier))
    #expect(found.map(\.moment) == [.first, .first, .first, .dynamic, .dynamic, .address])
  }
}
