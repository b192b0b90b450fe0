import Diagnostics

/// Findings that stand in the way of a page.
struct Findings: Error, Sendable {
  let all: [Diagnostic]

  init(_ all: [Diagnostic]) { self.all = all }

  /// What a reader that stops at its first finding gives, or that finding.
  static func gather<Value>(
    _ read: () throws(Diagnostic) -> Value
  ) throws(Findings) -> Value {
    do throws(Diagnostic) { return try read() } catch { throw Findings([error]) }
  }
}
