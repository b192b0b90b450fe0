/// What a colour must hold against one ground.
package struct ContrastNeed: Hashable, Sendable {
  /// What it lies on, opaque; or what lies on it, and then it may let something through.
  package let ground: Color
  /// The least ratio: 4.5 for text, 3 for edges and signs.
  package let least: Double

  package init(_ ground: Color, _ least: Double) {
    self.ground = ground
    self.least = least
  }
}

extension Color {
  /// Whether the contrast with each ground is as high as it must be.
  package func holds(_ needs: [ContrastNeed]) -> Bool {
    for need in needs where contrast(need) < need.least { return false }
    return true
  }

  /// The ratio, the translucent one of the two composed over the other.
  private func contrast(_ need: ContrastNeed) -> Double {
    need.ground.isOpaque ? contrast(with: need.ground) : need.ground.contrast(with: self)
  }

  /// The colour of the same hue and chroma, lighter or darker, that is nearest to this one and holds
  /// all needs; itself where it does, nil where no lightness does.
  ///
  /// Lightness moves in steps of 0.01 in OKLCH, first toward the side with more room, and chroma
  /// gives way only where sRGB ends. Alpha is kept, and given up where nothing else helps.
  package func nearestPassing(_ needs: [ContrastNeed]) -> Color? {
    if holds(needs) { return self }
    guard let first = needs.first else { return self }
    let toDark = first.ground.contrast(with: .black) > first.ground.contrast(with: .white)
    return moved(toDark ? -0.01 : 0.01, needs) ?? moved(toDark ? 0.01 : -0.01, needs)
      ?? (isOpaque ? nil : withAlpha(1).nearestPassing(needs))
  }

  private func moved(_ step: Double, _ needs: [ContrastNeed]) -> Color? {
    var candidate = OKLCH(self)
    let end: Double = step < 0 ? 0 : 1
    while candidate.lightness != end {
      candidate.lightness = min(1, max(0, candidate.lightness + step))
      let color = candidate.color.withAlpha(alpha)
      if color.holds(needs) { return color }
    }
    return nil
  }
}
