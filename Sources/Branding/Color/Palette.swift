/// What a colour is used for on a page; in kebab-case, the custom property's name after `--color-`.
package enum ColorRole: String, Hashable, Sendable, CaseIterable {
  case primary, primaryHover, primaryActive, onPrimary
  /// The primary button's border: primary itself where it stands out from what surrounds it, else a
  /// shade of it that does (a yellow button on a white card).
  case primaryEdge
  case secondary, secondaryHover, onSecondary
  case background, surface, field
  case text, muted, placeholder, link, linkHover
  /// Hairlines that carry no meaning, and the edges of fields and boxes, which must be seen.
  case border, fieldBorder
  case focus
  /// Primary at about a tenth over the surface: chosen rows, filled code cells.
  case primaryTint
  case error, errorTint, success, successTint, warning, warningTint, info, infoTint
  case disabled, onDisabled
  /// What lies over a layout's image, as strong as `layout.image.overlay` says.
  case scrim

  /// The dotted key in a theme: `color.primary`.
  package var key: String { "color.\(rawValue)" }

  /// The roles that a theme may write; the others are always derived.
  static let writable: [ColorRole] = [
    .primary, .onPrimary, .background, .surface, .text, .muted, .link, .border, .focus, .error,
    .success, .warning, .info,
  ]

  static let writableByName = Dictionary(
    uniqueKeysWithValues: writable.map { ($0.rawValue, $0) })

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  fileprivate static let index = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// A value for each role.
struct RoleTable<Value> {
  private var values: [Value]

  init(repeating value: Value) {
    values = Array(repeating: value, count: ColorRole.allCases.count)
  }

  subscript(role: ColorRole) -> Value {
    get { values[ColorRole.index[role] ?? 0] }
    set { values[ColorRole.index[role] ?? 0] = newValue }
  }
}

extension RoleTable: Sendable where Value: Sendable {}

/// One mode's colours: every role has one.
package struct Palette: Hashable, Sendable {
  private let colors: [Color]

  /// - Parameter colors: in the order of `ColorRole.allCases`.
  package init(_ colors: [Color]) {
    precondition(colors.count == ColorRole.allCases.count, "a palette has a colour for each role")
    self.colors = colors
  }

  package subscript(role: ColorRole) -> Color { colors[ColorRole.index[role] ?? 0] }
}
