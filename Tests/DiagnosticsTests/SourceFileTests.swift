import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: zip([0, 1, 3, 4, 6, 99], ["1:1", "1:2", "2:1", "2:2", "2:3", "3:1"]))
  func `an offset has a 1-based line and a column in code points`(offset: Int, expected: String) {
    let file = SourceFile(name: "a.json", text: "ab\nüc\r\n")
    let position = file.position(at: offset == 6 ? 6 : offset)
    #expect("\(position.line):\(position.column)" == expected)
  }

  @Test func `CR LF and CR each end one line`() {
    let file = SourceFile(name: "a", text: "a\r\nb\rc")
    #expect(file.position(at: 3) == SourcePosition(line: 2, column: 1))
    #expect(file.position(at: 5) == SourcePosition(line: 3, column: 1))
  }

  @Test func `a byte order mark has no column`() {
    let file = SourceFile(name: "a", text: "\u{FEFF}ab\nc")
    #expect(file.markLength == 3)
    #expect(
      [0, 3, 4, 6].map { file.position(at: $0) } == [
        SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 1),
        SourcePosition(line: 1, column: 2), SourcePosition(line: 2, column: 1),
      ])
  }

  @Test func `malformed bytes still have a text`() {
    #expect(SourceFile(name: "a", bytes: [0x61, 0xFF]).text == "a\u{FFFD}")
  }
}
