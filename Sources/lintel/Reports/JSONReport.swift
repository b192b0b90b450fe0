internal import Diagnostics
internal import Syntax

/// Findings for a program: `{"findings": […], "errors": 1, "warnings": 0, "notes": 0}`, one finding an
/// object of `severity, code, message, file, line, column, endLine, endColumn, hint`, where known.
enum JSONReport {
  static func text(of findings: Findings) -> String {
    JSONTree.object([
      ("findings", .array(findings.all.map(object))),
      ("errors", .int(findings.count(.error))),
      ("warnings", .int(findings.count(.warning))),
      ("notes", .int(findings.count(.note))),
    ]).pretty()
  }

  private static func object(_ finding: Diagnostic) -> JSONTree {
    var members: [(String, JSONTree)] = [
      ("severity", .string(finding.severity.rawValue)),
      ("code", .string(finding.code)),
      ("message", .string(finding.message)),
    ]
    if let location = finding.location {
      members.append(("file", .string(location.file)))
      if let start = location.start {
        members += [("line", .int(start.line)), ("column", .int(start.column))]
      }
      if let end = location.end {
        members += [("endLine", .int(end.line)), ("endColumn", .int(end.column))]
      }
    }
    if let hint = finding.hint { members.append(("hint", .string(hint))) }
    return .object(members)
  }
}
