import Diagnostics
import Testing

@testable import Branding

@Suite struct StyleCheckerTests {
  private func findings(_ text: String) -> [Diagnostic] {
    StyleChecker.check([SourceFile(name: "base.css", text: text)])
  }

  private static let broken: [(String, String)] = [
    ("style.orientation", "@media (orientation: portrait) { main { rotate: 90deg } }"),
    ("style.orientation", "@media screen and (Orientation:landscape) { main { display: none } }"),
    ("style.outline", ".input { outline: none }"),
    ("style.outline", "*:focus { outline: 0 !important }"),
    ("style.outline", "a:focus-visible { outline: none 0 }"),
    ("style.outline", "a:focus-visible { outline-color: transparent }"),
    ("style.outline", "a:focus-visible { outline: 2px solid transparent }"),
    ("style.outline", ".card { & .input { outline-style: none } }"),
    ("style.outline", ".other:focus-within { outline: 2px solid } .code .input { outline: 0 }"),
    ("style.underline", "a { text-decoration: none }"),
    ("style.underline", "p > a:hover, .x { text-decoration-line: none }"),
    ("style.underline", ":where(main a) { text-decoration: none }"),
    ("style.motion", ".spinner { animation: turn 1s infinite }"),
    ("style.motion", "a { transition: color 150ms }"),
    ("style.motion", "@media (prefers-reduced-motion: reduce) { a { transition: color .2s } }"),
    ("style.forced-colors", ".button { forced-color-adjust: none }"),
    (
      "style.flash",
      """
      @media (prefers-reduced-motion: no-preference) {
        b { animation-duration: 100ms; animation-iteration-count: infinite }
      }
      """
    ),
    (
      "style.flash",
      "@media (prefers-reduced-motion: no-preference) { b { animation: x .2s infinite } }"
    ),
  ]

  @Test(arguments: broken)
  func `a sheet that breaks one rule is found by that rule`(_ code: String, _ text: String) {
    #expect(findings(text).map(\.code) == [code])
  }

  @Test(arguments: [
    "@media (min-width: 30rem) { main { inline-size: 20rem } }",
    ".code:focus-within { outline: 2px solid } .code .input { outline: 0 }",
    ".button, .footer__link { text-decoration: none }",
    "nav a.plain { text-decoration: none }",
    "@media (prefers-reduced-motion: no-preference) { .spinner { animation: turn .8s infinite } }",
    "a { transition: color .2s } @media (prefers-reduced-motion: reduce) { * { transition: none } }",
    ".help-block { animation: help 0s 4s forwards }",
    ".qr svg { forced-color-adjust: none }", ".logo__image { forced-color-adjust: none }",
    "/* outline: none */ a { --x: none }",
  ])
  func `a sheet that keeps to the rules has no findings`(_ text: String) {
    #expect(findings(text) == [])
  }

  @Test(arguments: [
    (".x { color: red", "base.css:1:4: error: nothing closes this '{'"),
    (".x { color: red } }", "base.css:1:19: error: this '}' closes nothing"),
    (".x { content: 'a\n }", "base.css:1:15: error: a line break inside quotes"),
    (".x {} /* to be done", "base.css:1:7: error: the file ends inside this comment"),
  ])
  func `a sheet that would swallow the next one is an error`(_ text: String, _ expected: String) {
    #expect(findings(text).first?.description.hasPrefix(expected) == true, "\(findings(text))")
  }

  @Test func `a finding tells where it stands and what to do`() throws {
    let finding = try #require(findings("p {}\n.input {\n  outline: none;\n}").first)
    #expect(
      finding.description == """
        base.css:3:3: error: '.input' hides where the focus is
          hint: show the outline, or give one to a frame around it with :focus-within (WCAG 2.2, 2.4.7)
        """)
  }

  @Test func `a theme's own rules are told the same as warnings, and are taken`() {
    let file = SourceFile(name: "theme.css", text: "a {\n  text-decoration: none;\n}")
    let checked = ExtraCSS.check(file)
    #expect(checked.value == "a{text-decoration:none}")
    #expect(
      checked.findings.map(\.description) == [
        """
        theme.css:2:3: warning: links have no line below them
          hint: keep the line: a link in a text is not told apart by its colour alone (WCAG 2.2, 1.4.1)
        """
      ])
  }

  @Test func `each rule has a sheet that breaks it`() {
    #expect(Set(StyleRule.all.map(\.code)) == Set(Self.broken.map(\.0)))
  }
}
