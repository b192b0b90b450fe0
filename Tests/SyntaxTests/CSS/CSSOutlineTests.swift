import Diagnostics
import Syntax
import Testing

@Suite struct CSSOutlineTests {
  @Test(arguments: [
    Refusal("a { b: c", "1:3 css.bracket.open: nothing closes this '{'"),
    Refusal("a { b: c } }", "1:12 css.bracket.stray: this '}' closes nothing"),
    Refusal("a { b: (c } d {}", "1:8 css.bracket.open: nothing closes this '('"),
    Refusal("a { b: c] }", "1:9 css.bracket.stray: this ']' closes nothing"),
    Refusal("a[b {}", "1:2 css.bracket.open: nothing closes this '['"),
    Refusal("a {} /* b", "1:6 css.end: the file ends inside this comment"),
    Refusal("a { b: 'c\n}", "1:8 css.string: a line break inside quotes"),
    Refusal("a { b: url(c d) }", "1:8 css.url.malformed: this url() cannot be read"),
    Refusal("a { b c }", "1:5 css.declaration: neither a declaration nor a rule"),
    Refusal("a { --x: { ( } }", "1:12 css.bracket.open: nothing closes this '('"),
  ])
  func `a fault is told with its place`(row: Refusal) {
    let file = SourceFile(name: "t", text: row.text)
    let faults = CSSOutline(file.bytes).faults.map { $0.diagnostic(in: file) }
    #expect(faults.map(Refusal.line).contains(row.expected))
  }

  @Test func `every part of a sheet has its role`() {
    let text = "@media x{a:b c{--d:{e}f;g:h;}}"
    let outline = CSSOutline(Array(text.utf8))
    let letters: [CSSOutline.Role: String] = [
      .structure: ".", .selector: "s", .property: "p", .value: "v", .customValue: "c",
      .atRule: "@", .prelude: "m",
    ]
    let shown = zip(outline.tokens, outline.roles).map { token, role in
      String(repeating: letters[role] ?? "?", count: token.range.count)
    }
    #expect(shown.joined() == "@@@@@@mm.sssss.ppppcccc.ppv...")
    #expect(outline.faults.isEmpty)
  }

  @Test(arguments: [
    ("a{b:url(x) url('y')}", ["url x", "url y"]),
    ("a{b:\\75 rl(//x)}", ["url //x"]),
    ("a{b:image-set('x' 1x,url(y) 2x)}", ["image-set x", "url y"]),
    ("a{b:src(var(--c))}", ["src ?"]),
    ("@import 'x';@import url(y);@\\69mport 'z'", ["@import x", "url y", "@import z"]),
    ("a{content:'http://x'}", []),
  ])
  func `what a sheet fetches is found`(row: (text: String, expected: [String])) {
    let found = CSSReference.all(in: CSSOutline(Array(row.text.utf8)))
    #expect(found.map { "\($0.source) \($0.address ?? "?")" } == row.expected)
  }
}
