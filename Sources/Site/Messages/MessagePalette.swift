import Branding

/// A theme's colours as a mail has them: opaque, since few clients know anything but six digits.
struct MessagePalette {
  private let palette: Palette
  private let isPlain: Bool

  /// The colours of a mail and those for dark readers; a theme of one mode has one of the two twice.
  static func both(of theme: Theme) -> (light: MessagePalette, dark: MessagePalette) {
    let isPlain = theme.layout.variant == .plain
    let light = theme.mode == .dark ? theme.dark : theme.light
    let dark = theme.mode == .light ? theme.light : theme.dark
    return (
      MessagePalette(palette: light, isPlain: isPlain),
      MessagePalette(palette: dark, isPlain: isPlain)
    )
  }

  /// The light colours, also of a theme that is always dark.
  static func paper(of theme: Theme) -> MessagePalette {
    MessagePalette(palette: theme.light, isPlain: theme.layout.variant == .plain)
  }

  subscript(color: MessageColor) -> Color {
    switch color {
    case .background: opaque(.background, over: .white)
    case .card: card
    case .edge: isPlain ? card : palette[.border].over(card).rounded
    case .tint: tint
    case .text: palette[.text].over(card).rounded
    case .muted: palette[.muted].over(card).rounded
    case .quiet: palette[.muted].over(self[.background]).rounded
    case .subtle: readable(palette[.muted].over(tint).rounded, on: tint)
    case .link: readable(palette[.link].over(tint).rounded, on: tint)
    case .primary: palette[.primary].over(card).rounded
    case .onPrimary: palette[.onPrimary].over(self[.primary]).rounded
    }
  }

  /// A plain page has no card: its mail is one sheet.
  private var card: Color {
    isPlain ? self[.background] : opaque(.surface, over: self[.background])
  }

  private var tint: Color { palette[.primaryTint].over(card).rounded }

  private func opaque(_ role: ColorRole, over ground: Color) -> Color {
    palette[role].over(ground).rounded
  }

  /// The colour, or that of text where it is too weak on a ground that pages do not put it on, or would
  /// be where a mail program turns colours around.
  private func readable(_ color: Color, on ground: Color) -> Color {
    let holds =
      color.contrast(with: ground) >= 4.5
      && color.inverted.contrast(with: ground.inverted) >= 4.5
    return holds ? color : self[.text]
  }
}

extension Color {
  /// What a mail program makes of it that turns light mails dark by itself.
  var inverted: Color { Color(red: 1 - red, green: 1 - green, blue: 1 - blue) }
}
