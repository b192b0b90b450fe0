import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct JavaScriptFuzzTests {
  @Test(arguments: 0..<20)
  func `a module of any tokens is read or refused, and keeps them`(seed: Int) {
    let pieces = [
      "a", "b", " ", "\n", "\n", "{", "}", "(", ")", "[", "]", ";", ":", ",", "+", "++", "-", "/",
      "/r/g",
      "`", "`t`", "${", "'s'", "1", ".5", ".", "?.", "?", "=>", "=", "function", "class", "return",
      "if", "else", "in", "of", "for", "static", "async", "get", "*", "/*x*/", "//x\n", "#p", "é",
      "yield",
      "import", "export", "default", "from", "\u{2028}",
    ]
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      let count = Int.random(in: 1...16, using: &random)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }
        .joined(separator: " ")
      let file = SourceFile(name: "t", text: text)
      guard let before = try? JavaScriptLexer.read(file) else { continue }
      let small = SourceFile(name: "t", bytes: JavaScriptMinifier.minified(before))
      let after = try? JavaScriptLexer.read(small)
      #expect(after.map(words) == words(of: before), "\(text.debugDescription)")
    }
  }

  private func words(of source: JavaScriptSource) -> [String] {
    source.tokens.map { source.file.text(in: $0.range) }
  }
}
