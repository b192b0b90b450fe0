internal import Syntax

/// A colour as a person wrote it for one mode.
struct WrittenColor: Sendable {
  enum Source: Sendable {
    case literal(Color)
    /// An alias to another colour of the theme, in the same mode.
    case role(ColorRole)
  }

  var source: Source
  /// Where it stands in the theme or the tenant.
  let value: JSONValue
  /// The aliases that led to it, as they were written: `{color.brand}`.
  var aliases: [String] = []
  /// What it was before its contrast was repaired, and the reason.
  var repair: Repair?
  /// Set where a nearer layer wrote the colour that this one goes with or is an alias for, so that it
  /// is a wish only: it gives way where it does not hold.
  var isWish = false

  struct Repair: Sendable {
    let old: Color
    let reason: String
  }

  var literal: Color? {
    if case .literal(let color) = source { color } else { nil }
  }
}

/// The colours that a person wrote, by mode; whatever is missing is derived.
struct WrittenColors: Sendable {
  var light = RoleTable<WrittenColor?>(repeating: nil)
  var dark = RoleTable<WrittenColor?>(repeating: nil)

  subscript(role: ColorRole, mode: Theme.Mode) -> WrittenColor? {
    get { mode == .dark ? dark[role] : light[role] }
    set { if mode == .dark { dark[role] = newValue } else { light[role] = newValue } }
  }

  /// The literal colour of a role, also through aliases to others; nil where one of them is derived.
  func literal(_ role: ColorRole, _ mode: Theme.Mode) -> Color? {
    var role = role
    // As many steps as there are roles are a circle.
    for _ in ColorRole.writable {
      guard let written = self[role, mode] else { return nil }
      switch written.source {
      case .literal(let color): return color
      case .role(let next): role = next
      }
    }
    return nil
  }
}

/// Where one mode's colour comes from.
enum ColorOrigin: Sendable {
  case written(WrittenColor)
  /// The keys that it follows from, and how: "a shade darker than color.primary".
  case derived(from: [ColorRole], rule: String)
  case preset
}
