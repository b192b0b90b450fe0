import Templating
import TestSupport
import Testing

@testable import Site

@Suite struct LineBreaksTests {
  private static func broken(_ text: String) -> [String] {
    let stencil = Stencil([Stencil.Part(.text(Array(text.utf8)), from: nil)])
    let filled = FilledStencil(stencil) { _ in [] }
    return filled.broken(at: LineBreaks(text).offsets).string
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func a(_ count: Int) -> String { String(repeating: "a", count: count) }

  private static let wholes = [
    "", "short", a(78), "\(a(200))", "https://acme.example/\(a(90))", "{##\(a(40)) \(a(40))##}",
    "one\n\ntwo\n", "  \(a(70))",
  ]

  @Test(arguments: wholes)
  func `a line that is short, or that nothing can break, stays as it is`(_ text: String) {
    #expect(Self.broken(text).joined(separator: "\n") == text)
  }

  private static let breaks: [(String, [String])] = [
    ("\(a(40)) \(a(40))", [a(40), a(40)]), ("\(a(39)) \(a(38))", ["\(a(39)) \(a(38))"]),
    ("\(a(39)) \(a(39))", [a(39), a(39)]),
    ("Help: https://acme.example/\(a(80))", ["Help:", "https://acme.example/\(a(80))"]),
    // A mark that follows a blank stays where it belongs.
    ("\(a(76)) bc : d", [a(76), "bc : d"]),
    ("x\n\(a(40)) \(a(40))\ny", ["x", a(40), a(40), "y"]),
    (
      String(repeating: "確", count: 45),
      [String(repeating: "確", count: 39), String(repeating: "確", count: 6)]
    ),
    (
      String(repeating: "確", count: 39) + "。次",
      [String(repeating: "確", count: 38), "確。次"]
    ),
    // Korean breaks at its blanks.
    (
      String(repeating: "가", count: 30) + " " + String(repeating: "나", count: 20),
      [String(repeating: "가", count: 30), String(repeating: "나", count: 20)]
    ),
  ]

  @Test(arguments: breaks)
  func `a long line is broken where its language lets it`(_ text: String, _ lines: [String]) {
    #expect(Self.broken(text) == lines)
  }

  @Test func `a broken text still tells where it was written`() throws {
    let text = String(repeating: "確", count: 45) + "\u{A0}"
    let (_, findings) = try MessageSample(["email/verification.txt": "{####}\n\(text)\n"])
      .message(.mail(.verification))
    let finding = try #require(findings.first { $0.message.contains("plain text has U+00A0") })
    #expect(finding.location?.description.contains("verification.txt:2:46") == true, "\(finding)")
  }

  @Test func `a name that no line has room for is warned of`() throws {
    let (_, findings) = try MessageSample.kits.get()
      .message(.mail(.verification), of: .make(name: Self.a(79)))
    #expect(findings.contains { $0.code == "message.text.line" && $0.severity == .warning })
  }
}
