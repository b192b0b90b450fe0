/// What went wrong, well, nearly wrong, or is worth knowing.
enum StatusRecipe {
  /// Each status with its tinted ground.
  static let tints: [(ColorRole, ColorRole)] = [
    (.error, .errorTint), (.success, .successTint), (.warning, .warningTint), (.info, .infoTint),
  ]

  /// Hues that are read the same by everybody; no brand changes them but by writing its own.
  static func color(_ role: ColorRole, isDark: Bool) -> OKLCH {
    switch role {
    case .error: OKLCH(lightness: isDark ? 0.74 : 0.53, chroma: isDark ? 0.145 : 0.195, hue: 26)
    case .success: OKLCH(lightness: isDark ? 0.77 : 0.5, chroma: isDark ? 0.15 : 0.125, hue: 151)
    case .warning: OKLCH(lightness: isDark ? 0.81 : 0.51, chroma: isDark ? 0.135 : 0.11, hue: 67)
    default: OKLCH(lightness: isDark ? 0.76 : 0.5, chroma: isDark ? 0.105 : 0.135, hue: 246)
    }
  }
}

extension PaletteDeriver {
  mutating func status(_ role: ColorRole) -> DerivedColor {
    var start = StatusRecipe.color(role, isDark: isDark)
    let needs = [need(.surface, 4.5), need(.background, 4.5)]
    let counterpart = counterpart(role)
    if let counterpart {
      let other = OKLCH(counterpart)
      start = OKLCH(lightness: start.lightness, chroma: other.chroma, hue: other.hue)
    }
    // Room for the tinted ground, which is darker than the card by this colour's own tint.
    let ground = vivid(start.color).withAlpha(isDark ? 0.15 : 0.13).over(color(.surface))
    let color = start.color.nearestPassing(needs + [ContrastNeed(ground, 4.5)])
    return DerivedColor(
      color ?? start.color.nearestPassing(needs) ?? start.color,
      from: counterpart == nil ? [] : [role],
      counterpart == nil ? "what people know for it" : "the other mode's hue")
  }

  /// A ground with some of a colour in it: as strong as asked for, weaker where text would not hold.
  mutating func tint(of role: ColorRole, _ strength: Double) -> DerivedColor {
    let surface = color(.surface)
    let color = color(role)
    let text = self.color(.text)
    let texts = role == .primary ? [text] : [text, color]
    let paint = role == .primary ? color : vivid(color)
    var strength = strength
    while strength > 0.005 {
      let tint = paint.withAlpha(strength).over(surface).rounded
      if texts.allSatisfy({ $0.contrast(with: tint) >= 4.5 }) {
        return DerivedColor(tint, from: [role], "\(role.key) laid thinly over color.surface")
      }
      strength -= 0.01
    }
    return DerivedColor(surface, from: [.surface], "color.surface, whose text allows no tint")
  }

  /// The bright sister of a text colour: thinned, a dark one would only be grey.
  private func vivid(_ color: Color) -> Color {
    if isDark { return color }
    var bright = OKLCH(color)
    // Brown is dark orange; its light tint is yellow.
    if (50...80).contains(bright.hue) { bright.hue += 16 }
    bright.lightness = max(0.77, bright.lightness)
    if bright.chroma > 0.03 { bright.chroma = max(0.15, bright.chroma) }
    return bright.color
  }
}
