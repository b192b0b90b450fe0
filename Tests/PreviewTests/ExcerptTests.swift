import Diagnostics
import Testing

@testable import Preview

@Suite struct ExcerptTests {
  private let text = "one\ntwo\n  {{brnad}} three\nfour\nfive\nsix"

  private func excerpt(_ line: Int, _ column: Int, to end: Int? = nil) -> Excerpt? {
    let start = SourcePosition(line: line, column: column)
    let location = SourceLocation(
      file: "a.html", start: start,
      end: end.map { SourcePosition(line: line, column: $0) })
    return Excerpt(of: location, in: Array(text.utf8))
  }

  @Test func `a place that the file does not have any more has no excerpt`() {
    #expect(excerpt(7, 1) == nil)
    #expect(Excerpt(of: SourceLocation(file: "a.html"), in: Array(text.utf8)) == nil)
  }

  @Test func `the place is marked and two lines stand on each side`() throws {
    let lines = try #require(excerpt(3, 5, to: 10)).lines
    #expect(lines.map(\.number) == [1, 2, 3, 4, 5])
    #expect(lines.map(\.isHit) == [false, false, true, false, false])
    #expect(lines[2].before == "  {{")
    #expect(lines[2].marked == "brnad")
    #expect(lines[2].after == "}} three")
  }

  @Test(arguments: zip([1, 6], [[1, 2, 3], [4, 5, 6]]))
  func `the first and the last line have what is there`(line: Int, numbers: [Int]) {
    #expect(excerpt(line, 1)?.lines.map(\.number) == numbers)
  }

  @Test func `a place past the end of its line marks nothing`() {
    let hit = excerpt(1, 9)?.lines.first
    #expect(hit?.before == "one")
    #expect(hit?.marked == "")
  }

  @Test func `a long line is cut around the place`() throws {
    let line = String(repeating: "x", count: 5000) + "HERE" + String(repeating: "y", count: 5000)
    let location = SourceLocation(
      file: "a.json", start: SourcePosition(line: 1, column: 5001),
      end: SourcePosition(line: 1, column: 5005))
    let hit = try #require(Excerpt(of: location, in: Array(line.utf8))?.lines.first)
    #expect(hit.marked == "HERE")
    #expect(hit.before == "…" + String(repeating: "x", count: 50))
    #expect(hit.after.count == 200)
  }
}
