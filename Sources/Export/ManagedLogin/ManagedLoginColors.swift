import Branding

/// Every colour of a managed login document, and the theme's that goes there.
///
/// Source: the document of the AWS CLI reference, 67 paths with a colour in each of two modes.
struct ManagedLoginColors {
  /// A path and a role of the palette. `card` and `cardEdge` are what the form stands on.
  private static let text = """
    componentClasses.divider.{mode}.borderColor border
    componentClasses.dropDown.{mode}.defaults.itemBackgroundColor field
    componentClasses.dropDown.{mode}.hover.itemBackgroundColor secondaryHover
    componentClasses.dropDown.{mode}.hover.itemBorderColor fieldBorder
    componentClasses.dropDown.{mode}.hover.itemTextColor onSecondary
    componentClasses.dropDown.{mode}.match.itemBackgroundColor primaryTint
    componentClasses.dropDown.{mode}.match.itemTextColor text
    componentClasses.focusState.{mode}.borderColor focus
    componentClasses.input.{mode}.defaults.backgroundColor field
    componentClasses.input.{mode}.defaults.borderColor fieldBorder
    componentClasses.input.{mode}.placeholderColor placeholder
    componentClasses.inputDescription.{mode}.textColor muted
    componentClasses.inputLabel.{mode}.textColor text
    componentClasses.link.{mode}.defaults.textColor link
    componentClasses.link.{mode}.hover.textColor linkHover
    componentClasses.optionControls.{mode}.defaults.backgroundColor field
    componentClasses.optionControls.{mode}.defaults.borderColor fieldBorder
    componentClasses.optionControls.{mode}.selected.backgroundColor primary
    componentClasses.optionControls.{mode}.selected.foregroundColor onPrimary
    componentClasses.statusIndicator.{mode}.error.backgroundColor errorTint
    componentClasses.statusIndicator.{mode}.error.borderColor error
    componentClasses.statusIndicator.{mode}.error.indicatorColor error
    componentClasses.statusIndicator.{mode}.pending.indicatorColor muted
    componentClasses.statusIndicator.{mode}.success.backgroundColor successTint
    componentClasses.statusIndicator.{mode}.success.borderColor success
    componentClasses.statusIndicator.{mode}.success.indicatorColor success
    componentClasses.statusIndicator.{mode}.warning.backgroundColor warningTint
    componentClasses.statusIndicator.{mode}.warning.borderColor warning
    componentClasses.statusIndicator.{mode}.warning.indicatorColor warning
    components.alert.{mode}.error.backgroundColor errorTint
    components.alert.{mode}.error.borderColor error
    components.form.{mode}.backgroundColor card
    components.form.{mode}.borderColor cardEdge
    components.idpButton.standard.{mode}.active.backgroundColor secondaryHover
    components.idpButton.standard.{mode}.active.borderColor primaryEdge
    components.idpButton.standard.{mode}.active.textColor onSecondary
    components.idpButton.standard.{mode}.defaults.backgroundColor secondary
    components.idpButton.standard.{mode}.defaults.borderColor border
    components.idpButton.standard.{mode}.defaults.textColor onSecondary
    components.idpButton.standard.{mode}.hover.backgroundColor secondaryHover
    components.idpButton.standard.{mode}.hover.borderColor border
    components.idpButton.standard.{mode}.hover.textColor onSecondary
    components.pageBackground.{mode}.color background
    components.pageFooter.{mode}.background.color surface
    components.pageFooter.{mode}.borderColor border
    components.pageHeader.{mode}.background.color surface
    components.pageHeader.{mode}.borderColor border
    components.pageText.{mode}.bodyColor text
    components.pageText.{mode}.descriptionColor muted
    components.pageText.{mode}.headingColor text
    components.primaryButton.{mode}.active.backgroundColor primaryActive
    components.primaryButton.{mode}.active.textColor onPrimary
    components.primaryButton.{mode}.defaults.backgroundColor primary
    components.primaryButton.{mode}.defaults.textColor onPrimary
    components.primaryButton.{mode}.disabled.backgroundColor disabled
    components.primaryButton.{mode}.disabled.borderColor disabled
    components.primaryButton.{mode}.hover.backgroundColor primaryHover
    components.primaryButton.{mode}.hover.textColor onPrimary
    components.secondaryButton.{mode}.active.backgroundColor secondaryHover
    components.secondaryButton.{mode}.active.borderColor primaryEdge
    components.secondaryButton.{mode}.active.textColor onSecondary
    components.secondaryButton.{mode}.defaults.backgroundColor secondary
    components.secondaryButton.{mode}.defaults.borderColor border
    components.secondaryButton.{mode}.defaults.textColor onSecondary
    components.secondaryButton.{mode}.hover.backgroundColor secondaryHover
    components.secondaryButton.{mode}.hover.borderColor border
    components.secondaryButton.{mode}.hover.textColor onSecondary
    """

  private static let places: [(path: [String], role: String)] = text.split(separator: "\n").map {
    let words = $0.split(separator: " ")
    return (words[0].split(separator: ".").map(String.init), String(words[1]))
  }

  private static let modes = ["lightMode", "darkMode"]

  let theme: Theme

  /// Each path with its colour, by mode: `components.form.lightMode.backgroundColor`, `ffffffff`.
  var all: [(path: [String], color: String)] {
    Self.places.flatMap { place in
      Self.modes.map { mode in
        let palette = mode == "darkMode" ? theme.dark : theme.light
        return (
          place.path.map { $0 == "{mode}" ? mode : $0 }, Self.hex(color(place.role, palette))
        )
      }
    }
  }

  private func color(_ role: String, _ palette: Palette) -> Color {
    let isPlain = theme.layout.variant == .plain
    switch role {
    // A plain page has no card: the form lies on the page itself.
    case "card": return palette[isPlain ? .background : .surface]
    case "cardEdge": return palette[isPlain ? .background : .border]
    default:
      guard let role = ColorRole(rawValue: role) else {
        preconditionFailure("'\(role)' is no colour of a palette")
      }
      return palette[role]
    }
  }

  /// `RRGGBBAA` in small letters, without `#`.
  static func hex(_ color: Color) -> String {
    let digits = color.css.dropFirst()
    return digits.utf8.count == 8 ? String(digits) : "\(digits)ff"
  }
}
