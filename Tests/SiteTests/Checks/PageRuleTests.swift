import Testing

@testable import Site

/// Every rule is broken alone, by a page that is otherwise good.
@Suite struct PageRuleTests {
  static let cases: [RuleCase] =
    documentCases + contentCases + headCases + policyCases + nameCases + ariaCases + referenceCases
    + formCases
    + regionCases + fieldCases + codeCases + passwordCases + textCases

  @Test func `a good page has no findings`() throws {
    #expect(try PageSample.check(PageSample.good).map(\.description) == [])
  }

  @Test(arguments: cases)
  func `a page that breaks one rule is found by that rule alone`(_ rule: RuleCase) throws {
    #expect(
      try PageSample.codes(PageSample.replacing(rule.old, with: rule.new))
        == rule.also.union([rule.code]))
  }

  /// A build checks pages of one structure once, so that no verdict may depend on what is said.
  @Test func `words and values change no verdict`() throws {
    let words = "off maximum-scale noindex"
    let value = "javascript:x \" onclick=\" <script> ' &amp; \u{202E}"
    let checker = try PageSample.checker.get()
    for rule in Self.cases {
      let text = PageSample.replacing(rule.old, with: rule.new)
      let page = try PageSample.render(text, words: words, value: value)
      #expect(Set(checker.check(page).map(\.code)) == rule.also.union([rule.code]), "\(rule)")
    }
  }

  @Test(arguments: [
    (##"<a href="#code">"##, ##"<a href="#%63ode">"##),
    (##"<a href="#code">"##, ##"<a href="#top">"##),
    (##"<a href="#code">"##, ##"<a href="#">"##),
    (#"<a data-slot="text"></a>"#, #"<label>{{@w}} <input name="z"/></label>"#),
    (#"<a data-slot="text"></a>"#, #"<button type="button" data-slot="text"></button>"#),
    (
      #"<a data-slot="text"></a>"#,
      #"<button type="button" value="remove"><span data-slot="text"></span></button>"#
    ),
    ("<a href=\"x.html\">", "<a href=\"x.html\" target=\"_blank\" rel=\"help noopener\">"),
    (PageSample.form, PageSample.form + #"<input type="hidden" name="state" value="open"/>"#),
    (#"<path d="M0 0"/>"#, #"<path pathLength="1" d="M0 0"/>"#),
    (#"<svg xmlns"#, #"<svg viewBox="0 0 1 1" xmlns"#),
    (
      #"<div class="field"><label for="code">"#,
      #"<div class="field" hidden="hidden"><label for="code">"#
    ),
    ("<p>{{@w}} {{v}}", "<dl><dt>{{@w}}</dt><dd>{{@w}}</dd></dl><p>{{@w}} {{v}}"),
  ])
  func `what is right is left alone`(_ old: String, _ new: String) throws {
    #expect(PageSample.replacing(old, with: new) != PageSample.good)
    #expect(try PageSample.check(PageSample.replacing(old, with: new)).map(\.description) == [])
  }

  @Test func `each rule has a page that breaks it`() {
    let tested = Set(Self.cases.map(\.code))
    #expect(PageRule.all.map(\.code).filter { !tested.contains($0) } == [])
  }

  @Test func `each rule has a code of its own, and says what to do`() {
    let codes = PageRule.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    for rule in PageRule.all {
      #expect(rule.code.hasPrefix("page."))
      #expect(!rule.hint.isEmpty && !rule.hint.hasSuffix("."))
    }
  }
}
