import Testing

@testable import Site

/// Every rule is broken alone, by a page that is otherwise good.
@Suite struct PageRuleTests {
  static let cases: [RuleCase] =
    documentCases + headCases + policyCases + nameCases + ariaCases + referenceCases + formCases
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
