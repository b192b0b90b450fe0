import Testing

@testable import Templating

@Suite struct CSSValueTests {
  @Test(
    arguments: [
      "red;}", "a}b", "{", "\\65", "</style>", "a\nb", "a\u{0}", "a\u{C}b", "/* a", "a/*b*/",
      "url(//evil.example)", "URL(x)", "expression(1)", "image-set(\"x\" 1x)", "image(x)",
      "src(\"x\")", "element(#a)", "attr(title)", "\"open", "'open", "\"a'b\" 'c", "(", "rgb(1",
      "a)", "[", "a]", "(a]", "-webkit-image-set(x)",
    ])
  func `a value that could leave its declaration is none`(_ text: String) {
    #expect(CSSValue(text) == nil)
  }

  @Test(
    arguments: [
      "#0b5fff80", "1px solid red", "rgb(0 0 0/5%)", "0 1px 2px rgb(0 0 0/5%),0 4px 12px #000",
      "\"Inter\", 'Helvetica Neue', sans-serif", "calc((1px + 2px) * 2)", "", "-apple-system",
      "\"a(b\"", "\"url(\"",
    ])
  func `a value that stays in its declaration passes`(_ text: String) {
    #expect(CSSValue(text)?.text == text)
  }
}
