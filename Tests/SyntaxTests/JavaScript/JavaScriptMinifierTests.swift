import Diagnostics
import Foundation
import Syntax
import TestSupport
import Testing

@Suite struct JavaScriptMinifierTests {
  static let rows: [(String, String)] = [
    ("a = b ;\n\nc ( ) // d\n", "a=b;c()"),
    ("a\nb\n(c)\n[d]\n`e`\n+f", "a\nb\n(c)\n[d]\n`e`+f"),
    ("a\n  .b()\n  ?.c", "a.b()?.c"),
    ("return\na", "return\na"),
    ("return a\n+ b", "return a+b"),
    ("a\n++\nb", "a\n++b"),
    ("a + +b - -c + ++d", "a+ +b- -c+ ++d"),
    ("a / /b/ / c", "a/ /b/ /c"),
    ("a /* x\n */ b", "a\nb"),
    ("a /* x */ + b", "a+b"),
    ("typeof a in b", "typeof a in b"),
    ("return 'a'", "return'a'"),
    ("/a/g in b", "/a/g in b"),
    ("1 .a; 1.0.b", "1 .a;1.0.b"),
    ("if (a)\n{\n b\n}\nelse\n c", "if(a){b}else c"),
    ("function f ( ) { }\nf()", "function f(){}f()"),
    ("f = function () { }\n;g()", "f=function(){};g()"),
    ("f = () => {\n}\ng()", "f=()=>{}\ng()"),
    ("x = {\n a : 1 ,\n b\n}\ny", "x={a:1,b}\ny"),
    ("f(\na\n,\nfunction () {\nb\nc\n}\n)", "f(a,function(){b\nc})"),
    (
      "class A {\n x = 1\n y\n ['z'] = 2\n get\n *w() { }\n m() { }\n n() { }\n}",
      "class A{x=1\ny\n['z']=2\nget\n*w(){}m(){}n(){}}"
    ),
    ("do a(); while (b)\nc", "do a();while(b)\nc"),
    ("break\na", "break\na"),
    ("a: \n b", "a:b"),
    ("`a ${ b\n + `c ${ d }` } e`", "`a ${b+`c ${d}`} e`"),
    ("/*! MIT */\n// x\nimport 'a'\nb", "/*! MIT */\nimport'a'\nb"),
    ("#!/usr/bin/env node\na", "a"),
    ("a ? .5 : b", "a? .5:b"),
    ("a < ! --b", "a< !--b"),
    ("a-- > b", "a-- >b"),
  ]

  private func minified(_ text: String) throws -> String {
    let source = try JavaScriptLexer.read(SourceFile(name: "t", text: text))
    let bytes = JavaScriptMinifier.minified(source)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: rows)
  func `white space goes where it says nothing`(row: (text: String, expected: String)) throws {
    #expect(try minified(row.text) == row.expected)
  }

  @Test(arguments: rows.map(\.0))
  func `what is small cannot be made smaller`(text: String) throws {
    let once = try minified(text)
    #expect(try minified(once) == once)
  }

  @Test func `a banner goes when nobody wants it`() throws {
    let source = try JavaScriptLexer.read(SourceFile(name: "t", text: "/*! MIT */ a"))
    #expect(JavaScriptMinifier.minified(source, keepingBanner: false) == Array("a".utf8))
  }

  @Test func `modules are named anew`() throws {
    let text = "import { a } from \"./a.js\";\nlet b = 'no', c = import( './long/c.js' );\n"
    let source = try JavaScriptLexer.read(SourceFile(name: "t", text: text))
    let imports = JavaScriptImport.all(in: source)
    func minified(_ specifiers: [(of: JavaScriptImport, text: String)]) -> String {
      String(
        decoding: JavaScriptMinifier.minified(source, specifiers: specifiers), as: UTF8.self)
    }
    #expect(
      minified([(imports[0], "./a.0.js"), (imports[1], "x")])
        == "import{a}from\"./a.0.js\";let b='no',c=import('x');")
    #expect(
      minified([(imports[1], "")]) == "import{a}from\"./a.js\";let b='no',c=import('');")
  }

  @Test(arguments: SiteFiles.all(in: "site/scripts", suffix: ".js"))
  func `a script of the site keeps its tokens`(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: ProjectFolder.path + path)))
    let before = try JavaScriptLexer.read(SourceFile(name: path, bytes: bytes))
    let small = JavaScriptMinifier.minified(before)
    let after = try JavaScriptLexer.read(SourceFile(name: path, bytes: small))
    #expect(tokens(of: after) == tokens(of: before))
    #expect(small.count < bytes.count * 3 / 4)
  }

  private func tokens(of source: JavaScriptSource) -> [String] {
    source.tokens.map { "\($0.kind) \(source.file.text(in: $0.range))" }
  }

  @Test(
    .enabled(if: Node.path != nil, "needs Node"),
    arguments: SiteFiles.all(in: "site/scripts", suffix: ".js"))
  func `a minified script of the site is a module`(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: ProjectFolder.path + path)))
    let source = try JavaScriptLexer.read(SourceFile(name: path, bytes: bytes))
    let small = JavaScriptMinifier.minified(source)
    #expect(try Node.check(small) == "")
  }
}
