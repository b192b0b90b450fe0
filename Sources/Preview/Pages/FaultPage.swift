import Bindings
import Diagnostics
import Templating

/// The page that stands in for one that cannot be shown, and says why.
struct FaultPage: Sendable {
  let title: String
  let lead: String
  let findings: [Diagnostic]

  /// Something in the project is wrong.
  static func broken(_ findings: [Diagnostic]) -> FaultPage {
    let errors = findings.filter { $0.severity == .error }
    return FaultPage(
      title: errors.count > 1 ? "\(errors.count) things to mend" : "Something to mend",
      lead: "This page comes back by itself as soon as the file is saved.",
      findings: errors.isEmpty ? findings : errors)
  }

  /// An address that names nothing.
  static func missing(_ finding: Diagnostic) -> FaultPage {
    FaultPage(
      title: "Nothing is here",
      lead: "The address names something that this project does not have.",
      findings: [finding])
  }

  func values(_ frame: PageFrame, _ files: LayeredFiles) -> [(String, Value)] {
    frame.values + [
      ("title", .text(title)), ("lead", .text(lead)),
      ("findings", .list(findings.map { Self.record($0, files) })),
    ]
  }

  static func record(_ finding: Diagnostic, _ files: LayeredFiles) -> Record {
    var lines: [Record] = []
    if let location = finding.location, let found = try? files.read(location.file),
      let excerpt = Excerpt(of: location, in: found.bytes)
    {
      lines = excerpt.lines.map(record)
    }
    return Record(
      PreviewModels.finding,
      [
        ("severity", .text(finding.severity.rawValue)),
        ("place", .text(finding.location?.description ?? "")),
        ("message", .text(sentence(finding.message))),
        ("hint", .text(sentence(finding.hint ?? ""))),
        ("lines", .list(lines)),
      ])
  }

  /// Findings begin small, as they stand after a place; alone they are sentences. A name in quotes, or of a
  /// key (`color.primary`), stays as it is.
  private static func sentence(_ text: String) -> String {
    guard let first = text.first, first.isASCII,
      !text.prefix(while: { $0 != " " }).dropLast().contains(".")
    else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private static func record(_ line: Excerpt.Line) -> Record {
    Record(
      PreviewModels.line,
      [
        ("number", .text(String(line.number))), ("before", .text(line.before)),
        ("marked", .text(line.marked)), ("after", .text(line.after)), ("isHit", .flag(line.isHit)),
      ])
  }

  /// The same in plain text, for when the page's own template is what is broken.
  var plain: String {
    ([title, lead, ""] + findings.map(\.description)).joined(separator: "\n")
  }
}
