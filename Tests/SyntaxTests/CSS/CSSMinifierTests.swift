import Foundation
import Syntax
import TestSupport
import Testing

@Suite struct CSSMinifierTests {
  private func minified(_ text: String) -> String {
    String(decoding: CSSMinifier.minified(Array(text.utf8)), as: UTF8.self)
  }

  static let rows: [(String, String)] = [
    ("a { color : red ; }\n\nb{ }", "a{color:red}b{}"),
    ("a b > c + d ~ e , f { x: y }", "a b>c+d~e,f{x:y}"),
    (".a :hover { } .a:hover { }", ".a :hover{}.a:hover{}"),
    ("a:nth-child( 2n + 1 ) {}", "a:nth-child(2n + 1){}"),
    ("a/**/b {}", "a/**/b{}"),
    ("a /* x */ b {}", "a b{}"),
    ("a { margin: calc( 1px + 2px * 3 ) -1px }", "a{margin:calc(1px + 2px*3) -1px}"),
    ("a { font: 1px / 2 x , y !important }", "a{font:1px/2 x,y!important}"),
    (
      "@media screen and (min-width: 30rem) { a {b: c} }",
      "@media screen and (min-width:30rem){a{b:c}}"
    ),
    ("@media (width >= 600px) {}", "@media (width >= 600px){}"),
    ("@supports selector(a :hover) {}", "@supports selector(a :hover){}"),
    ("@layer a , b ;\n@layer a { }", "@layer a,b;@layer a{}"),
    ("@layer a;", "@layer a;"),
    (":root { --x: ; --y:; --z: 1px  2px ; }", ":root{--x: ;--y:;--z:1px 2px}"),
    (":root { --x: }", ":root{--x: }"),
    (":root { --x: { a: b; } ; c: d }", ":root{--x:{ a: b; };c:d}"),
    ("a { color: red; &:hover { x: y; } > b { z: 1 } }", "a{color:red;&:hover{x:y}>b{z:1}}"),
    ("a { ; ; b: c ; ; }", "a{b:c}"),
    ("/*! MIT */ a {} /* gone */ /*! two */", "/*! MIT */a{}/*! two */"),
    ("a { b: url( x y ) c 'd  e' }", "a{b:url( x y ) c 'd  e'}"),
    ("a { b: \\31  2 }", "a{b:\\31  2}"),
    ("[ data-a = 'b' ] {}", "[data-a = 'b']{}"),
    ("a { b: 1 -1 } ", "a{b:1 -1}"),
    ("a { b: 1/**/-1 } ", "a{b:1/**/-1}"),
    ("a { b: var( --x , ) }", "a{b:var(--x,)}"),
    ("@font-face { src: url( \"a\" ) format( 'x' ) }", "@font-face{src:url(\"a\") format('x')}"),
    ("@page :first { margin: 0 }", "@page :first{margin:0}"),
    ("@keyframes x { from { a: b } 50% , to { a: c } }", "@keyframes x{from{a:b}50%,to{a:c}}"),
    ("\u{FEFF}a {}", "a{}"),
    ("a { b: c", "a{b:c"),
    ("a { b: 'c\n d }", "a{b:'c\n d}"),
    ("1 --> a{}", "1 --> a{}"),
  ]

  @Test(arguments: rows)
  func `white space goes where it says nothing`(row: (text: String, expected: String)) {
    #expect(minified(row.text) == row.expected)
  }

  @Test(arguments: rows.map(\.0))
  func `what is small cannot be made smaller`(text: String) {
    #expect(minified(minified(text)) == minified(text))
  }

  /// Tokens without white space, comments and the `;` that may go.
  private func meaning(_ bytes: [UInt8]) -> [String] {
    let tokens = CSSTokenizer(bytes).filter { !$0.isTrivia }
    return tokens.indices.filter { index in
      let isLast = index + 1 < tokens.count && tokens[index + 1].kind == .closeCurly
      return tokens[index].kind != .semicolon || !isLast
    }.map { String(decoding: bytes[tokens[$0].range], as: UTF8.self) }
  }

  @Test(arguments: SiteFiles.all(in: "site/styles", suffix: ".css"))
  func `a style sheet of the site keeps its tokens`(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: ProjectFolder.path + path)))
    let small = CSSMinifier.minified(bytes)
    #expect(meaning(small) == meaning(bytes))
    #expect(small.count < bytes.count)
  }

  @Test(arguments: rows.map(\.0))
  func `a text keeps its tokens`(text: String) {
    let bytes = Array(text.utf8)
    let stray = text.contains("; ;")
    #expect(stray || meaning(CSSMinifier.minified(bytes)) == meaning(bytes))
  }
}
