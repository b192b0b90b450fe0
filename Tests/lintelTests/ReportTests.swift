import Diagnostics
import TestSupport
import Testing

@testable import lintel

@Suite struct ReportTests {
  static let file = SourceFile(
    name: "themes/acme/theme.json",
    text: "{\n  \"name\": \"Ácme\",\n  \"color\": {\"primary\": \"#ffcc00\"}\n}\n")

  static var findings: [Diagnostic] {
    [
      Diagnostic(
        .warning, "pool.domain", "the pool has no domain",
        at: SourceLocation(file: "lintel.json"), hint: "name it"),
      Diagnostic(
        .error, "theme.contrast", "text on primary has a contrast of 1.53, 4.50 is needed",
        at: file.location(of: file.range(of: "\"#ffcc00\"")), hint: "use #8a6d00"),
      Diagnostic(.note, "build.skipped", "nothing changed"),
    ]
  }

  @Test func `a person sees the line and the place in it`() throws {
    let report = TextReport(isColored: false) { $0 == Self.file.name ? Self.file : nil }
    try Golden.check(report.text(of: Findings(Self.findings).all), "report.txt")
  }

  @Test func `what a file says steers no terminal and begins no line of its own`() {
    let attack = "\u{1B}]0;title\u{7}\u{9B}2J\r\nlintel.json: error: made up\u{2028}\u{202E}x\u{7F}"
    let source = SourceFile(name: "t\u{1B}c.json", text: "\u{1B}[2J\u{9B}2J\u{202E}\t{")
    let finding = Diagnostic(
      .error, "a.b", attack, at: source.location(of: 0..<1), hint: attack)
    let text = TextReport(isColored: false) { _ in source }.text(of: [finding])
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
    let steering = text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}")
    }
    #expect(steering.isEmpty)
  }

  @Test func `no colours are written where none are wanted`() {
    let plain = TextReport(isColored: false) { _ in nil }
    #expect(!plain.text(of: Self.findings).contains("\u{1B}"))
    let colored = TextReport(isColored: true) { _ in nil }
    #expect(colored.text(of: Self.findings).contains("\u{1B}[31;1merror:"))
  }

  @Test func `programs get findings as JSON and as SARIF`() throws {
    let findings = Findings(Self.findings)
    try Golden.check(JSONReport.text(of: findings), "report.json")
    try Golden.check(SARIFReport.text(of: findings, version: "1.2.3"), "report.sarif")
  }

  @Test func `what only the kit has is placed in the kit`() {
    let report = SARIFReport.text(
      of: Findings(Self.findings), version: "1.2.3", ofKit: [Self.file.name])
    #expect(report.contains(#""uriBaseId": "KIT""#))
    #expect(report.contains(#""originalUriBaseIds""#))
    let own = SARIFReport.text(of: Findings(Self.findings), version: "1.2.3")
    #expect(!own.contains("KIT"))
  }

  @Test func `strict makes warnings errors and leaves notes alone`() {
    let strict = Findings(Self.findings, isStrict: true)
    #expect(strict.count(.error) == 2)
    #expect(strict.count(.note) == 1)
    #expect(strict.tally == "2 errors, 1 note")
    #expect(!Findings([]).hasErrors)
    #expect(Findings([]).tally == nil)
  }
}

extension SourceFile {
  fileprivate func range(of needle: String) -> Range<Int> {
    let wanted = Array(needle.utf8)
    for start in bytes.indices where bytes[start...].starts(with: wanted) {
      return start..<(start + wanted.count)
    }
    return 0..<0
  }
}
