import Syntax
import TestSupport
import Testing

@Suite struct CSSFuzzTests {
  private static let pieces: [String] = [
    "a", "b", " ", " ", "\n", "{", "}", "(", ")", "[", "]", ";", ":", ",", "+", "-", ">", "/*x*/",
    "/*",
    "'", "\"", "'s'", "url(", "url(x)", "#i", "@m", "@media", "--x", "1", "2px", ".5", "%", "!",
    "\\",
    "\\26 ", "/", "*", "<!--", "-->", "é", "e3", "-1", "\u{0}", "f(", "~", "|", ".", "#", "/*!k*/",
  ]

  /// Tokens that are not white space or comments, but for the `;` that may go or come.
  private func tokens(_ bytes: [UInt8]) -> [String] {
    CSSTokenizer(bytes).filter { !$0.isTrivia && $0.kind != .semicolon }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: 0..<20)
  func `a text of any tokens keeps them and their roles`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      let count = Int.random(in: 1...24, using: &random)
      let text = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
      let bytes = Array(text.utf8)
      let outline = CSSOutline(bytes)
      #expect(outline.tokens.flatMap { bytes[$0.range] } == bytes)
      let small = CSSMinifier.minified(outline)
      #expect(tokens(small) == tokens(bytes), "\(text.debugDescription)")
      #expect(small.count <= bytes.count + 4, "\(text.debugDescription)")
    }
  }
}
