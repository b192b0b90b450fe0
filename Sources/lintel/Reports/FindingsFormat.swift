internal import Diagnostics

/// How findings are written.
enum FindingsFormat: String, CaseIterable {
  case text, json, sarif
}

/// All findings of a run, in order, with what `--strict` makes of them.
struct Findings: Sendable {
  let all: [Diagnostic]

  init(_ findings: [Diagnostic], isStrict: Bool = false) {
    all =
      findings.map { finding in
        var finding = finding
        if isStrict, finding.severity == .warning { finding.severity = .error }
        return finding
      }
      .sorted()
  }

  func count(_ severity: Diagnostic.Severity) -> Int { all.count { $0.severity == severity } }

  var hasErrors: Bool { count(.error) > 0 }

  /// "2 errors, 1 warning"; nil where there is nothing.
  var tally: String? {
    let parts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
