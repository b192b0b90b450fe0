/// What came of reading something with all its findings: a value where no error stood in the way.
///
/// Parsers throw their first `Diagnostic`; checkers report all of theirs in one of these.
package struct Checked<Value: Sendable>: Sendable {
  /// Nil only if `findings` has an error.
  package var value: Value?
  package var findings: [Diagnostic]

  package init(_ value: Value?, _ findings: [Diagnostic] = []) {
    self.value = value
    self.findings = findings
  }
}
