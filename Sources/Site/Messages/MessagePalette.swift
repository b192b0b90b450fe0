import Branding

/// A theme's colours as a mail has them: opaque, since few clients know anything but six digits.
struct MessagePalette {
  private let palette: Palette
  private let isPlain: Bool
  /// Whether programs that know no dark colours may turn these around.
  private let mayTurn: Bool

  /// The colours of a mail and those for dark readers; a theme of one mode has one of the two twice.
  static func both(of theme: Theme) -> (light: MessagePalette, dark: MessagePalette) {
    let isPlain = theme.layout.variant == .plain
    let light = theme.mode == .dark ? theme.dark : theme.light
    let dark = theme.mode == .light ? theme.light : theme.dark
    return (
      MessagePalette(palette: light, isPlain: isPlain, mayTurn: true),
      MessagePalette(palette: dark, isPlain: isPlain, mayTurn: false)
    )
  }

  /// The light colours, also of a theme that is always dark.
  static func paper(of theme: Theme) -> MessagePalette {
    MessagePalette(
      palette: theme.light, isPlain: theme.layout.variant == .plain, mayTurn: true)
  }

  subscript(color: MessageColor) -> Color {
    switch color {
    case .background: background
    case .card: card
    case .edge: isPlain ? card : palette[.border].over(card).rounded
    case .tint: tint
    case .text: palette[.text].over(card).rounded
    case .muted: readable(palette[.muted].over(card).rounded, on: card)
    case .quiet: readable(palette[.muted].over(background).rounded, on: background)
    case .subtle: readable(palette[.muted].over(tint).rounded, on: tint)
    case .link: readable(palette[.link].over(tint).rounded, on: tint)
    case .primary: sturdy(palette[.primary].over(card).rounded, under: palette[.onPrimary])
    case .onPrimary: palette[.onPrimary].over(self[.primary]).rounded
    }
  }

  private var background: Color {
    sturdy(palette[.background].over(.white).rounded, under: palette[.text])
  }

  /// The ground of a link that Cognito puts in, which is blue where no style reaches it, and the link
  /// where one does.
  var ask: (ground: Color, link: Color) {
    let ground = tint.nearestPassing([ContrastNeed(.linkBlue, 4.5)]) ?? .white
    let link = palette[.link].over(ground).rounded
    return (ground, isReadable(link, on: ground) ? link : .linkBlue)
  }

  /// A plain page has no card: its mail is one sheet.
  private var card: Color {
    isPlain
      ? background
      : sturdy(palette[.surface].over(background).rounded, under: palette[.text])
  }

  private var tint: Color {
    sturdy(palette[.primaryTint].over(card).rounded, under: palette[.text])
  }

  /// The colour, or that of text where it is too weak on a ground that pages do not put it on, or would
  /// be where a mail program turns colours around.
  private func readable(_ color: Color, on ground: Color) -> Color {
    isReadable(color, on: ground) ? color : self[.text]
  }

  /// A ground, lighter where dark words on it could not be read once a mail program has turned the
  /// colours around: black on orange becomes white on a light blue. Light words on dark never need it.
  private func sturdy(_ ground: Color, under text: Color) -> Color {
    guard mayTurn, text.over(ground).luminance < ground.luminance else { return ground }
    var candidate = OKLCH(ground)
    var color = ground
    while !isReadable(text.over(color).rounded, on: color), candidate.lightness < 1 {
      candidate.lightness = min(1, candidate.lightness + 0.01)
      color = candidate.color
    }
    return color
  }

  private func isReadable(_ color: Color, on ground: Color) -> Bool {
    color.contrast(with: ground) >= 4.5
      && (!mayTurn || color.inverted.contrast(with: ground.inverted) >= 4.5)
  }
}

extension Color {
  /// What browsers and mail programs give links.
  static let linkBlue = Color(red: 0, green: 0, blue: 238.0 / 255)

  /// What a mail program makes of it that turns light mails dark by itself.
  var inverted: Color { Color(red: 1 - red, green: 1 - green, blue: 1 - blue) }
}
