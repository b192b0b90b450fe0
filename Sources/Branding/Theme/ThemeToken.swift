package import Diagnostics

/// One leaf of a theme: `color.primary` in light, `shape.radius`.
package struct ThemeToken: Sendable {
  package enum Origin: Sendable {
    /// A person wrote it there.
    case written(SourceLocation)
    /// It follows from another token by a rule: "a shade darker than color.primary".
    case derived(from: [String], rule: String)
    /// It was changed so that a contrast holds.
    case repaired(from: String, SourceLocation?, reason: String)
    /// What Lintel takes where nothing is said.
    case preset
  }

  /// The dotted key, with `.light` or `.dark` at the end where both modes have a value.
  package let key: String
  /// As CSS has it.
  package let value: String
  package let origin: Origin

  package init(key: String, value: String, origin: Origin) {
    self.key = key
    self.value = value
    self.origin = origin
  }
}
