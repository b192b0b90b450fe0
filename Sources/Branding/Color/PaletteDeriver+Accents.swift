/// The brand's own colour where it acts: buttons, links, focus.
extension PaletteDeriver {
  mutating func primary() -> DerivedColor {
    guard let other = counterpart(.primary) else {
      if !isDark { return DerivedColor(seed.color, from: [], "Lintel's own blue") }
      return lifted(seed.color)
    }
    if isDark { return lifted(other) }
    let needs = [need(.surface, 4.5), need(.background, 4.5)]
    return DerivedColor(
      other.nearestPassing(needs) ?? other, from: [.primary],
      "the other mode's, darker until it reads on a light ground")
  }

  /// The accent for dark grounds: light enough that it reads on them.
  private mutating func lifted(_ light: Color) -> DerivedColor {
    let needs = [need(.surface, 4.5), need(.background, 4.5), need(.field, 4.5)]
    if light.holds(needs) {
      return DerivedColor(light, from: [.primary], "as in the other mode")
    }
    var start = OKLCH(light)
    // Black and near-black brands turn white in the dark, as their logos do; lifted a little only they
    // would be the grey of something that is switched off.
    if start.chroma < 0.035, start.lightness < 0.42 {
      let ink = OKLCH(lightness: 0.93, chroma: min(start.chroma, 0.012), hue: start.hue)
      return DerivedColor(ink.color, from: [.primary], "a dark ink turned light")
    }
    // A deep navy has little chroma because it is dark; lifted, it would be slate.
    if start.lightness < 0.4 { start.chroma = max(start.chroma, min(0.11, start.chroma * 1.8)) }
    // Full chroma glows on dark grounds.
    start.chroma *= 0.94
    return DerivedColor(
      start.color.nearestPassing(needs) ?? light, from: [.primary],
      "lifted until it reads on a dark ground")
  }

  mutating func onPrimary() -> DerivedColor {
    let text = Self.text(on: color(.primary))
    return DerivedColor(
      text, from: [.primary], text == .white ? "white reads on it" : "a dark ink reads on it")
  }

  /// White where it reads, else an ink of the ground's hue.
  static func text(on ground: Color) -> Color {
    let needs = [ContrastNeed(ground, 4.5)]
    if Color.white.holds(needs) { return .white }
    let hue = OKLCH(ground)
    let ink = OKLCH(lightness: 0.19, chroma: min(0.035, hue.chroma * 0.25), hue: hue.hue).color
    return ink.holds(needs) ? ink : .black
  }

  /// The button under the pointer: away from the text on it where it must, else darker on light pages
  /// and lighter on dark ones.
  mutating func pressed(_ step: Double, _ words: String) -> DerivedColor {
    let primary = color(.primary)
    let text = color(.onPrimary)
    let start = OKLCH(primary)
    // Black gets no blacker, and what is bright already would only turn pale.
    let prefersLight = start.lightness < (isDark ? 0.8 : 0.27)
    for isLighter in [prefersLight, !prefersLight] {
      // Both steps go the same way, so the longer one decides.
      guard text.contrast(with: start.stepped(isLighter ? Self.active : -Self.active)) >= 4.5
      else { continue }
      return DerivedColor(
        start.stepped(isLighter ? step : -step), from: [.primary], "\(words) color.primary")
    }
    return DerivedColor(primary, from: [.primary], "as color.primary, whose text allows no step")
  }

  /// How far a button's lightness moves under the pointer, and while it is held.
  static let hover = 0.05
  static let active = 0.095

  mutating func primaryEdge() -> DerivedColor {
    let primary = color(.primary)
    let needs = [need(.surface, 3), need(.background, 3)]
    if primary.holds(needs) {
      return DerivedColor(primary, from: [.primary], "as color.primary, which stands out")
    }
    return DerivedColor(
      primary.nearestPassing(needs) ?? color(.text), from: [.primary],
      "color.primary moved until a button stands out")
  }

  mutating func link() -> DerivedColor {
    let start = counterpart(.link) ?? color(.primary)
    let needs = [need(.surface, 4.5), need(.background, 4.5)]
    let from: [ColorRole] = counterpart(.link) == nil ? [.primary] : [.link]
    if start.holds(needs) { return DerivedColor(start, from: from, "as \(from[0].key)") }
    return DerivedColor(
      start.nearestPassing(needs) ?? color(.text), from: from,
      "\(from[0].key) moved until it reads as text")
  }

  mutating func linkHover() -> DerivedColor {
    let link = color(.link)
    let needs = [need(.surface, 4.5), need(.background, 4.5)]
    var moved = OKLCH(link)
    let isLighter = isDark || moved.lightness < 0.3
    moved.lightness = min(isDark ? 0.97 : 0.6, moved.lightness + (isLighter ? 0.07 : -0.09))
    let color = moved.color
    return DerivedColor(
      color.holds(needs) ? color : link, from: [.link], "one step from color.link")
  }

  mutating func focus() -> DerivedColor {
    let start = counterpart(.focus) ?? color(.primary)
    let needs = [need(.surface, 3), need(.background, 3), need(.field, 3)]
    let from: [ColorRole] = counterpart(.focus) == nil ? [.primary] : [.focus]
    if start.holds(needs) { return DerivedColor(start, from: from, "as \(from[0].key)") }
    return DerivedColor(
      start.nearestPassing(needs) ?? color(.text), from: from,
      "\(from[0].key) moved until the ring is seen")
  }
}

extension OKLCH {
  fileprivate func stepped(_ step: Double) -> Color {
    OKLCH(lightness: min(0.985, max(0, lightness + step)), chroma: chroma, hue: hue).color
  }
}
