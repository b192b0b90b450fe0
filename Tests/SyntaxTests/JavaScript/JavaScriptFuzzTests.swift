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
      guard let before = words(of: file), let small = try? JavaScriptMinifier.minified(file) else {
        continue
      }
      #expect(words(of: SourceFile(name: "t", bytes: small)) == before, "\(text.debugDescription)")
    }
  }

  private func words(of file: SourceFile) -> [String]? {
    guard let source = try? JavaScriptLexer.read(file) else { return nil }
    return source.tokens.map { file.text(in: $0.range) }
  }
}
