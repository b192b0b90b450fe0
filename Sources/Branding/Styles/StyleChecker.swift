package import Diagnostics

/// Judges style sheets that are sent together: that a browser reads them as they were meant, and what
/// WCAG asks of them and can be read from them.
/// Contrast is the palette's business, and sizes are seen in a browser only.
package enum StyleChecker {
  /// What is wrong with a site's style sheets, by file and line.
  package static func check(_ files: [SourceFile]) -> [Diagnostic] {
    let readers = files.map(StyleReader.init)
    // They are sent as one: what is left open here would take in all that follows.
    let faults = readers.flatMap { reader in reader.faults.map { $0.diagnostic(in: reader.file) } }
    return Set(faults + findings(readers, as: .error)).sorted()
  }

  /// What a theme's own rules take from a page that keeps to WCAG. The person who writes them decides,
  /// and is told.
  static func warnings(_ file: SourceFile) -> [Diagnostic] {
    Set(findings([StyleReader(file)], as: .warning)).sorted()
  }

  private static func findings(
    _ readers: [StyleReader], as severity: Diagnostic.Severity
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for reader in readers {
      for condition in reader.conditions where condition.text.hasPrefix("@media") {
        guard condition.text.contains("orientation") else { continue }
        findings.append(
          finding(
            .orientation, "the page looks otherwise when the device is turned", severity,
            reader.file.location(of: condition.range)))
      }
    }
    let declarations = readers.flatMap(\.declarations)
    for declaration in declarations {
      findings += StyleRule.all.compactMap { rule in
        rule.fault(declaration, declarations).map {
          finding(rule, $0, severity, declaration.file.location(of: declaration.range))
        }
      }
    }
    return findings
  }

  private static func finding(
    _ rule: StyleRule, _ message: String, _ severity: Diagnostic.Severity,
    _ location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      severity, rule.code, message, at: location,
      hint: "\(rule.hint) (WCAG 2.2, \(rule.criterion))")
  }
}
