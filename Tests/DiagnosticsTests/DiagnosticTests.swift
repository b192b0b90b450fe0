import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func `a finding reads as place, severity, message and hint`() {
    let finding = Diagnostic(
      .error, "theme.alias.unknown", "alias '{color.brnad}' names no token",
      at: SourceLocation(file: "theme.json", start: SourcePosition(line: 12, column: 18)),
      hint: "did you mean '{color.brand}'?")
    #expect(
      finding.description == """
        theme.json:12:18: error: alias '{color.brnad}' names no token
          hint: did you mean '{color.brand}'?
        """)
  }

  @Test func `findings sort by file, then line as a number, then column`() {
    let places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)].map {
      Diagnostic(
        .error, "x", "m",
        at: SourceLocation(file: $0.0, start: SourcePosition(line: $0.1, column: $0.2)))
    }
    #expect(places.sorted() == places.reversed())
  }

  @Test(
    arguments: [
      ("primry", "primary"), ("prmiary", "primary"), ("COLOR", "color"), ("zebra", nil), ("", nil),
    ] as [(String, String?)])
  func `the nearest name is offered, a far one is not`(typed: String, meant: String?) {
    #expect(nearestName(to: typed, among: ["primary", "color", "logo"]) == meant)
  }

  @Test(
    arguments: [
      (["acme", "north"], "acne", "did you mean 'acme'?"),
      (["acme", "north"], "zebra", "one of acme, north"),
      (["acme"], "zebra", "one of acme"), ([], "zebra", nil),
      (
        (11...23).map { "n\($0)" }, "zebra",
        "one of \((11...22).map { "n\($0)" }.joined(separator: ", ")), …"
      ),
    ] as [([String], String, String?)])
  func `where no name is near, the known ones are listed`(
    known: [String], typed: String, hint: String?
  ) {
    #expect(nameHint(for: typed, among: known) == hint)
  }
}
