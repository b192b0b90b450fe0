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

  /// Its place in `allCases`. A dictionary would spend a fifth of a palette's time on hashing.
  fileprivate var index: Int {
    switch self {
    case .primary: 0
    case .primaryHover: 1
    case .primaryActive: 2
    case .onPrimary: 3
    case .primaryEdge: 4
    case .secondary: 5
    case .secondaryHover: 6
    case .onSecondary: 7
    case .background: 8
    case .surface: 9
    case .field: 10
    case .text: 11
    case .muted: 12
    case .placeholder: 13
    case .link: 14
    case .linkHover: 15
    case .border: 16
    case .fieldBorder: 17
    case .focus: 18
    case .primaryTint: 19
    case .error: 20
    case .errorTint: 21
    case .success: 22
    case .successTint: 23
    case .warning: 24
    case .warningTint: 25
    case .info: 26
    case .infoTint: 27
    case .disabled: 28
    case .onDisabled: 29
    case .scrim: 30
    }
  }
}

/// A value for each role.
struct RoleTable<Value> {
  private var values: [Value]

  init(repeating value: Value) {
    values = Array(repeating: value, count: ColorRole.allCases.count)
  }

  subscript(role: ColorRole) -> Value {
    get { values[role.index] }
    set { values[role.index] = newValue }
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

  package subscript(role: ColorRole) -> Color { colors[role.index] }
}
