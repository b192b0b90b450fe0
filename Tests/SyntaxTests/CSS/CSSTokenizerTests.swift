import Testing

@testable import Syntax

@Suite struct CSSTokenizerTests {
  /// The kinds of a text's tokens, each with what it says.
  private func shown(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return CSSTokenizer(bytes).map { token in
      let end = token.isClosed ? "" : " open"
      return "\(token.kind) \(token.value(in: bytes))\(end)"
    }
  }

  static let rows: [(String, [String])] = [
    ("", []),
    ("a-b --x -_ü", ["ident a-b", "whitespace  ", "ident --x", "whitespace  ", "ident -_ü"]),
    ("\\75rl(x)", ["url x"]),
    ("u\\52 L( 'x')", ["function uRL", "whitespace  ", "string x", "closeParen )"]),
    ("url( a\\)b )", ["url a)b"]),
    ("url(a b)", ["badURL url(a b)"]),
    ("url(a\"b)c", ["badURL url(a\"b)", "ident c"]),
    ("url(x", ["url x open"]),
    ("'a\\\nb\\26 B'", ["string ab&B"]),
    ("'a\nb", ["badString 'a", "whitespace \n", "ident b"]),
    ("\"a", ["string a open"]),
    ("/* a", ["comment /* a open"]),
    ("/**/a/*/**/", ["comment /**/", "ident a", "comment /*/**/"]),
    ("#fff#", ["hash fff", "delim(35) #"]),
    ("@media@-x@1", ["atKeyword media", "atKeyword -x", "delim(64) @", "number 1"]),
    (
      "1e3-2.5+.5px 50%",
      [
        "number 1e3", "number -2.5", "dimension +.5px", "whitespace  ", "percentage 50%",
      ]
    ),
    ("1.e1", ["number 1", "delim(46) .", "ident e1"]),
    ("2n-1", ["dimension 2n-1"]),
    ("<!-- --> -->", ["cdo <!--", "whitespace  ", "cdc -->", "whitespace  ", "cdc -->"]),
    ("a\\", ["ident a\u{FFFD}"]),
    ("\\0 \\110000 \\D800 ", ["ident \u{FFFD}\u{FFFD}\u{FFFD}"]),
    (
      "{}[]():;,>",
      [
        "openCurly {", "closeCurly }", "openSquare [", "closeSquare ]", "openParen (",
        "closeParen )", "colon :", "semicolon ;", "comma ,", "delim(62) >",
      ]
    ),
  ]

  @Test(arguments: rows)
  func `a text is split as the standard says`(row: (text: String, tokens: [String])) {
    #expect(shown(row.text) == row.tokens)
  }

  @Test(arguments: rows.map(\.0))
  func `the tokens in a row are the text`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CSSTokenizer(bytes).flatMap { bytes[$0.range] } == bytes)
  }
}
