import Branding
import Diagnostics
import Testing

@Suite struct ExtraCSSTests {
  private func lines(_ checked: Checked<String>) -> [String] {
    checked.findings.map { finding in
      let place = finding.location?.start.map { "\($0.line):\($0.column) " } ?? ""
      return "\(place)\(finding.severity) \(finding.code): \(finding.message)"
    }
  }

  static let refusals: [(String, [String])] = [
    ("@import 'x.css';", ["1:1 error css.rule: '@import' has no place in a layer"]),
    ("@\\49 mport url(//x);", ["1:1 error css.rule: '@import' has no place in a layer"]),
    ("a{}\n@charset 'utf-8';", ["2:1 error css.charset: '@charset' has no place in a layer"]),
    ("@namespace svg url(x);", ["1:1 error css.rule: '@namespace' has no place in a layer"]),
    (
      "a{b:url(https://x.example/a.png)}",
      ["1:5 error css.url: 'https://x.example/a.png' is outside of the file"]
    ),
    ("a{b:url(image.png)}", ["1:5 error css.url: 'image.png' is outside of the file"]),
    ("a{b:\\75rl('//x')}", ["1:11 error css.url: '//x' is outside of the file"]),
    ("a{b:image-set('x.png' 1x)}", ["1:15 error css.url: 'x.png' is outside of the file"]),
    ("a{b:src(var(--x))}", ["1:9 error css.url: the address in 'src()' cannot be known"]),
    (
      "a{b:url(data:image/svg+xml,x)}",
      ["1:5 error css.url: 'data:image/svg+xml,x' is outside of the file"]
    ),
    (
      "a{b:url(data:image/png;base64,AAAA)}", ["1:5 error css.image: an embedded image is no image"]
    ),
    ("a{--x:url(//y)}", ["1:7 error css.url: '//y' is outside of the file"]),
    ("a{width:expression(alert(1))}", ["1:9 error css.program: 'expression' runs programs"]),
    ("a{behavior:url(#x)}", ["1:3 error css.program: 'behavior' runs programs"]),
    ("a{-moz-binding:none}", ["1:3 error css.program: '-moz-binding' runs programs"]),
    ("a{content:'</style>'}", ["1:11 error css.markup: markup of HTML in style rules"]),
    (
      "<!-- a{} -->",
      [
        "1:1 error css.markup: markup of HTML in style rules",
        "1:10 error css.markup: markup of HTML in style rules",
      ]
    ),
    ("a{}}b{}", ["1:4 error css.bracket.stray: this '}' closes nothing"]),
    ("a{b:c", ["1:2 error css.bracket.open: nothing closes this '{'"]),
    (
      "a{b:(c}",
      [
        "1:2 error css.bracket.open: nothing closes this '{'",
        "1:5 error css.bracket.open: nothing closes this '('",
      ]
    ),
    ("a{} /*", ["1:5 error css.end: the file ends inside this comment"]),
    ("a{b:'c\n'}", ["1:5 error css.string: a line break inside quotes"]),
    ("a{b:c\u{0}d}", ["1:5 error css.control: a control character"]),
  ]

  @Test(arguments: refusals)
  func `what leads out of a layer or reaches outside is refused`(
    row: (text: String, expected: [String])
  ) {
    let checked = ExtraCSS.check(SourceFile(name: "t.css", text: row.text))
    for line in row.expected { #expect(lines(checked).contains(line), "\(lines(checked))") }
    #expect(checked.value == nil)
  }

  @Test func `rules of any look are taken and made small`() {
    let text = """
      /* ours */ .card { box-shadow: none; background: url(#x) }
      @media (min-width: 40rem) { .card:hover { color: red; &.a { b: c } } }
      @layer one , two;
      """
    let checked = ExtraCSS.check(SourceFile(name: "t.css", text: text))
    #expect(checked.findings.isEmpty)
    #expect(
      checked.value == ".card{box-shadow:none;background:url(#x)}"
        + "@media (min-width:40rem){.card:hover{color:red;&.a{b:c}}}@layer one,two;")
  }

  @Test func `much is told, too much is refused`() {
    let rule = ".a{color:red}"
    let much = ExtraCSS.check(SourceFile(name: "t.css", text: String(repeating: rule, count: 700)))
    #expect(lines(much) == ["warning css.heavy: every page carries these 8.9 kB of style rules"])
    let more = ExtraCSS.check(SourceFile(name: "t.css", text: String(repeating: rule, count: 6000)))
    #expect(lines(more) == ["error css.large: the style file has 76.2 kB, it may have 64 kB"])
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    let checked = ExtraCSS.check(SourceFile(name: "t.css", bytes: [0x61, 0xFF]))
    #expect(lines(checked) == ["error css.encoding: the style file is not UTF-8"])
  }
}
