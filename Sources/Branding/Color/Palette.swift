/// What a colour is used for on a page. The raw value is the custom property's name after `--color-`,
/// and, with words joined, the name in the style sheet's template.
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
  /// Primary at a tenth over the surface: chosen rows, filled code cells.
  case primaryTint
  case error, errorTint, success, successTint, warning, warningTint, info, infoTint
  case disabled, onDisabled
  /// What lies over a layout's image.
  case scrim
}

/// One mode's colours: every role has one.
package struct Palette: Sendable {
  private let colors: [Color]

  /// - Parameter colors: in the order of `ColorRole.allCases`.
  package init(_ colors: [Color]) {
    precondition(colors.count == ColorRole.allCases.count, "a palette has a colour for each role")
    self.colors = colors
  }

  package subscript(role: ColorRole) -> Color { colors[Self.index[role] ?? 0] }

  static let index = Dictionary(
    uniqueKeysWithValues: ColorRole.allCases.enumerated().map { ($0.element, $0.offset) })
}
