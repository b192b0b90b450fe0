import Diagnostics

/// The finding with which something is refused, or nil if it is not.
enum Refusal {
  static func of(_ body: () throws(Diagnostic) -> Void) -> Diagnostic? {
    do throws(Diagnostic) {
      try body()
      return nil
    } catch { return error }
  }

  static func code(_ body: () throws(Diagnostic) -> Void) -> String? { of(body)?.code }
}
