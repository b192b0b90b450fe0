/// Grounds, texts and lines: greys that lean a little toward the brand's hue, so that they belong to it.
extension PaletteDeriver {
  /// A neutral of that lightness; `chroma` is what a bright brand gets.
  private func neutral(_ lightness: Double, _ chroma: Double) -> OKLCH {
    OKLCH(lightness: lightness, chroma: chroma * tint.strength, hue: tint.hue)
  }

  /// The neutral, with the hue that a person chose for the same role in the other mode.
  private func neutral(_ role: ColorRole, _ lightness: Double, _ chroma: Double) -> OKLCH {
    guard let counterpart = counterpart(role) else { return neutral(lightness, chroma) }
    let other = OKLCH(counterpart)
    let isGround = role == .background || role == .surface
    return OKLCH(
      lightness: lightness, chroma: min(other.chroma, isGround ? chroma * 1.15 : chroma * 2),
      hue: other.hue)
  }

  private func isCarried(_ role: ColorRole) -> Bool { counterpart(role) != nil }

  private func source(_ role: ColorRole) -> [ColorRole] { isCarried(role) ? [role] : [.primary] }

  /// Steps a derived ground toward the one it leans on until all that was written holds on it too.
  private func settled(_ ground: OKLCH, toward anchor: Color) -> Color {
    let texts: [ColorRole] = [.text, .muted, .link, .error, .success, .warning, .info]
    var literals = texts.compactMap { written.literal($0, mode) }.filter {
      $0.contrast(with: anchor) >= 4.5
    }
    // On a mid-tone only one of the two reads at all.
    literals.append(isDark ? .white : .black)
    var candidate = ground
    let goal = OKLCH(anchor)
    for _ in 0..<8 {
      let color = candidate.color
      if literals.allSatisfy({ $0.contrast(with: color) >= 4.5 }) { return color }
      candidate.lightness += (goal.lightness - candidate.lightness) * 0.4
    }
    return anchor
  }

  mutating func background() -> DerivedColor {
    guard isWritten(.surface) else {
      let color = neutral(.background, isDark ? 0.175 : 0.968, isDark ? 0.014 : 0.0065).color
      return DerivedColor(
        isWritten(.text) ? settled(OKLCH(color), toward: isDark ? color : .white) : color,
        from: source(.background),
        isDark ? "nearly black, with a breath of the brand" : "a step darker than the card")
    }
    let surface = color(.surface).over(isDark ? .black : .white)
    var ground = OKLCH(surface)
    if ground.chroma < 0.004 { ground = neutral(ground.lightness, isDark ? 0.014 : 0.0065) }
    ground.lightness -= isDark ? 0.038 : 0.032
    ground.lightness = max(isDark ? 0.1 : 0, ground.lightness)
    return DerivedColor(
      settled(ground, toward: surface), from: [.surface], "a step darker than color.surface")
  }

  mutating func surface() -> DerivedColor {
    if isWritten(.background) {
      let background = color(.background)
      var raised = OKLCH(background)
      raised.lightness = min(1, raised.lightness + (isDark ? 0.038 : 0.035))
      if !isDark { raised.chroma *= 0.5 }
      return DerivedColor(
        settled(raised, toward: background), from: [.background],
        "a step lighter than color.background")
    }
    if isDark {
      return DerivedColor(
        neutral(.surface, 0.213, 0.016).color, from: source(.surface),
        "a step lighter than the page")
    }
    return DerivedColor(.white, from: [], "white, so that the card stands out")
  }

  mutating func field() -> DerivedColor {
    let surface = color(.surface)
    var raised = OKLCH(surface)
    raised.lightness = min(1, raised.lightness + 0.028)
    return DerivedColor(
      settled(raised, toward: surface), from: [.surface],
      isDark ? "a step lighter than color.surface" : "as light as color.surface or lighter")
  }

  mutating func text() -> DerivedColor {
    let start = neutral(.text, isDark ? 0.935 : 0.225, isDark ? 0.008 : 0.022).color
    let needs = [need(.surface, 4.5), need(.background, 4.5), need(.field, 4.5)]
    return DerivedColor(
      start.nearestPassing(needs) ?? start, from: source(.text),
      isDark ? "nearly white, tinted" : "nearly black, tinted")
  }

  mutating func muted() -> DerivedColor {
    let start = neutral(.muted, isDark ? 0.715 : 0.515, isDark ? 0.014 : 0.022).color
    let needs = [need(.surface, 4.5), need(.background, 4.5), need(.field, 4.5)]
    return DerivedColor(
      start.nearestPassing(needs) ?? start, from: source(.muted), "quieter than color.text")
  }

  mutating func placeholder() -> DerivedColor {
    let start = neutral(.placeholder, isDark ? 0.63 : 0.565, isDark ? 0.014 : 0.018).color
    return DerivedColor(
      start.nearestPassing([need(.field, 4.5)]) ?? start, from: [.primary, .field],
      "as quiet as color.field allows")
  }

  mutating func border() -> DerivedColor {
    let surface = OKLCH(color(.surface))
    let line = neutral(
      .border, surface.lightness + (isDark ? 0.095 : -0.092), isDark ? 0.016 : 0.01)
    return DerivedColor(line.color, from: source(.border), "a hairline on color.surface")
  }

  mutating func fieldBorder() -> DerivedColor {
    let field = OKLCH(color(.field))
    let needs = [need(.field, 3), need(.surface, 3), need(.background, 3)]
    var start = neutral(field.lightness + (isDark ? 0.24 : -0.3), isDark ? 0.018 : 0.02).color
    if isWritten(.border) { start = color(.border).over(color(.surface)).rounded }
    return DerivedColor(
      start.nearestPassing(needs) ?? start, from: isWritten(.border) ? [.border] : [.primary],
      "as light as an edge may be that must be seen")
  }

  mutating func secondary() -> DerivedColor {
    var raised = OKLCH(color(.surface))
    raised.lightness = min(1, raised.lightness + (isDark ? 0.05 : 0.02))
    return DerivedColor(
      settled(raised, toward: color(.surface)), from: [.surface], "raised from color.surface")
  }

  mutating func secondaryHover() -> DerivedColor {
    var raised = OKLCH(color(.secondary))
    let isWhite = raised.chroma < 0.002
    raised.lightness += isDark ? 0.04 : -0.03
    if isWhite { raised = neutral(raised.lightness, isDark ? 0.018 : 0.008) }
    return DerivedColor(
      settled(raised, toward: color(.secondary)), from: [.secondary],
      "one step from color.secondary")
  }

  mutating func onSecondary() -> DerivedColor {
    let needs = [need(.secondary, 4.5), need(.secondaryHover, 4.5)]
    let text = color(.text)
    return DerivedColor(text.nearestPassing(needs) ?? text, from: [.text], "as color.text")
  }

  mutating func disabled() -> DerivedColor {
    let surface = OKLCH(color(.surface))
    let color = neutral(surface.lightness + (isDark ? 0.08 : -0.075), isDark ? 0.016 : 0.008).color
    return DerivedColor(color, from: [.surface], "between color.surface and its border")
  }

  mutating func onDisabled() -> DerivedColor {
    let ground = OKLCH(color(.disabled))
    let color = neutral(ground.lightness + (isDark ? 0.28 : -0.33), isDark ? 0.014 : 0.016).color
    return DerivedColor(color, from: [.surface], "readable, and plainly not to be pressed")
  }

  mutating func scrim() -> DerivedColor {
    DerivedColor(
      color(.background), from: [.background], "color.background, as strong as the overlay says")
  }

  /// A need against another role, which is derived first.
  mutating func need(_ ground: ColorRole, _ least: Double) -> ContrastNeed {
    let color = color(ground)
    if color.isOpaque { return ContrastNeed(color, least) }
    return ContrastNeed(color.over(self.color(.surface)), least)
  }
}
