/// One thing that is wrong or worth knowing in what a person wrote, and what to do about it.
///
/// Shape, as `description` prints it:
///
///     themes/acme/theme.json:12:18: error: alias '{color.brnad}' names no token
///       hint: did you mean '{color.brand}'?
///
/// `code` is stable and dotted (`theme.alias.unknown`): tools filter by it, tests assert on it.
package struct Diagnostic: Error, Hashable, Sendable {
  /// Whether it is only worth knowing, should be looked at, or stops the work.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    case note, warning, error
  }

  package var severity: Severity
  package var code: String
  /// What is wrong, in the user's words: one sentence without a capital or a full stop.
  package var message: String
  package var location: SourceLocation?
  /// What to do next.
  package var hint: String?

  package init(
    _ severity: Severity, _ code: String, _ message: String,
    at location: SourceLocation? = nil, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String {
    let place = location.map { "\($0): " } ?? ""
    let advice = hint.map { "\n  hint: \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(advice)"
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column, then by code and message: the order of every report.
  package static func < (one: Self, other: Self) -> Bool {
    let nowhere = SourceLocation(file: "")
    return (one.location ?? nowhere, one.code, one.message)
      < (other.location ?? nowhere, other.code, other.message)
  }
}
