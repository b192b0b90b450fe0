package import Bindings
package import Diagnostics

/// Judges the style sheets of a site together: that a browser reads them as they were meant, and what
/// WCAG asks of them and can be read from them.
/// Contrast is the theme's business, and sizes are seen in a browser only.
package enum StyleChecker {
  /// What is wrong with the style sheets of a project or kit; none if they cannot be read, which the
  /// kit's reader tells.
  package static func check(_ files: LayeredFiles) -> [Diagnostic] {
    var sheets: [SourceFile] = []
    do throws(LayeredFiles.Refusal) {
      for entry in try files.list("site/styles") where entry.name.hasSuffix(".css") {
        let found = try files.read("site/styles/\(entry.name)")
        sheets.append(SourceFile(name: found.path, bytes: found.bytes))
      }
    } catch { return [] }
    return check(sheets)
  }

  /// What is wrong with style sheets that are sent as one, by file and line.
  package static func check(_ files: [SourceFile]) -> [Diagnostic] {
    let readers = files.map(StyleReader.init)
    let declarations = readers.flatMap(\.declarations)
    var findings: [Diagnostic] = []
    for (file, reader) in zip(files, readers) {
      // They are sent as one: what is left open here would take in all that follows.
      findings += reader.faults.map { $0.diagnostic(in: file) }
      for condition in reader.conditions where condition.text.hasPrefix("@media") {
        guard condition.text.contains("orientation") else { continue }
        findings.append(
          finding(
            .orientation, "the page looks otherwise when the device is turned", file,
            condition.range))
      }
    }
    for declaration in declarations {
      findings += StyleRule.all.compactMap { rule in
        rule.fault(declaration, declarations).map {
          finding(rule, $0, declaration.file, declaration.range)
        }
      }
    }
    return Set(findings).sorted()
  }

  private static func finding(
    _ rule: StyleRule, _ message: String, _ file: SourceFile, _ range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .error, rule.code, message, at: file.location(of: range),
      hint: "\(rule.hint) (WCAG 2.2, \(rule.criterion))")
  }
}
