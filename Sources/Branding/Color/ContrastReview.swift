import Diagnostics
import Syntax

/// Looks at every pair of a theme's palettes and says which written colour is to blame for each that
/// does not hold. Derived colours have already moved as far as they can.
struct ContrastReview {
  let colors: ThemeColors
  let written: WrittenColors
  let modes: [Theme.Mode]

  /// A written colour that does not hold in a mode, with its worst pair.
  struct Fault {
    let role: ColorRole
    let mode: Theme.Mode
    let color: Color
    let value: JSONValue
    let result: ContrastResult
    let palette: Palette
    /// The nearest colour that holds.
    let offer: Color?
  }

  /// One for each written colour and mode, in the order of the keys.
  func faults() -> [Fault] {
    var faults: [Fault] = []
    for mode in modes {
      let palette = colors.palette(mode)
      var worst: [ColorRole: ContrastResult] = [:]
      for pair in ContrastPair.all {
        let result = ContrastResult(pair: pair, mode: mode, ratio: palette.ratio(of: pair))
        guard !result.holds, let role = culprit(pair, mode, palette) else { continue }
        let isWorse = worst[role].map { result.ratio / pair.least < $0.ratio / $0.pair.least }
        if isWorse ?? true { worst[role] = result }
      }
      for role in ColorRole.writable {
        guard let result = worst[role], let own = written[role, mode] else { continue }
        faults.append(
          Fault(
            role: role, mode: mode, color: palette[role], value: own.value, result: result,
            palette: palette, offer: offer(for: role, mode, palette)))
      }
    }
    return faults
  }

  private func isWritten(_ role: ColorRole, _ mode: Theme.Mode) -> Bool {
    if case .written = colors.origins(mode)[role] { true } else { false }
  }

  private func culprit(
    _ pair: ContrastPair, _ mode: Theme.Mode, _ palette: Palette
  ) -> ColorRole? {
    let hasRole = isWritten(pair.role, mode)
    let hasGround = isWritten(pair.ground, mode)
    // A button's steps stay at its own colour where no step holds, a link's at the link: that colour
    // is at fault then, and it has a pair of its own.
    if pair.ground == .primaryHover || pair.ground == .primaryActive { return nil }
    if pair.role == .linkHover { return nil }
    switch (hasRole, hasGround) {
    case (true, true): return pair.ground == .primary ? smallerMove(pair, mode, palette) : pair.role
    case (true, false): return pair.role
    case (false, true): return pair.ground
    case (false, false):
      for ground in [ColorRole.surface, .background] where isWritten(ground, mode) { return ground }
      return ancestor(of: pair.ground, mode) ?? ancestor(of: pair.role, mode)
    }
  }

  /// Of a button and the text on it: the button where a step so small that nobody sees it is enough,
  /// else the text, for a brand's colour is its own.
  private func smallerMove(
    _ pair: ContrastPair, _ mode: Theme.Mode, _ palette: Palette
  ) -> ColorRole {
    // A text that only lets too much through reads as soon as it does not.
    let text = palette[pair.role]
    if !text.isOpaque, text.withAlpha(1).contrast(with: palette[.primary]) >= pair.least {
      return pair.role
    }
    guard let offer = offer(for: .primary, mode, palette) else { return pair.role }
    let move = abs(OKLCH(offer).lightness - OKLCH(palette[.primary]).lightness)
    return move <= 0.06 ? .primary : pair.role
  }

  /// The written colour that a derived one follows from.
  private func ancestor(of role: ColorRole, _ mode: Theme.Mode) -> ColorRole? {
    guard case .derived(let from, _) = colors.origins(mode)[role] else { return nil }
    for parent in from where parent != role {
      if isWritten(parent, mode) { return parent }
      if let found = ancestor(of: parent, mode) { return found }
    }
    return nil
  }

  /// The nearest colour for a role that holds against everything it must and that does not itself
  /// follow from it.
  private func offer(for role: ColorRole, _ mode: Theme.Mode, _ palette: Palette) -> Color? {
    var needs: [ContrastNeed] = []
    for pair in ContrastPair.all {
      if pair.role == role, isAnchor(pair.ground, mode) {
        needs.append(ContrastNeed(palette[pair.ground], pair.least))
      } else if pair.ground == role, isWritten(pair.role, mode) {
        needs.append(ContrastNeed(palette[pair.role], pair.least))
      }
    }
    if needs.isEmpty {
      // A ground on which nothing readable can be derived: leave room for the derived text.
      needs = [ContrastNeed(palette[.text], 4.5)]
    }
    // A colour that holds what it must by itself gains nothing from a move.
    let nearest = palette[role].nearestPassing(needs).flatMap { $0 == palette[role] ? nil : $0 }
    // A white text that must turn dark had better be an ink than a grey.
    if role == .onPrimary, let nearest,
      abs(OKLCH(nearest).lightness - OKLCH(palette[role]).lightness) > 0.3
    {
      return PaletteDeriver.text(on: palette[.primary])
    }
    return nearest
  }

  private func isAnchor(_ role: ColorRole, _ mode: Theme.Mode) -> Bool {
    role == .surface || role == .background || isWritten(role, mode) || role == .primary
  }
}

extension ContrastReview.Fault {
  static let code = "theme.contrast"

  private var need: String { result.pair.least == 4.5 ? "text needs 4.5" : "an edge needs 3" }

  private var ratio: String { contrastText(result.ratio) }

  /// The other colour of the pair, with its value.
  private var other: String {
    let role = result.pair.role == role ? result.pair.ground : result.pair.role
    let word = result.pair.role == self.role ? "on" : "beneath"
    return "\(word) \(role.key) \(palette[role].css)"
  }

  private var place: String { mode == .dark ? " in dark mode" : "" }

  /// The error, with the nearest colour that holds.
  var diagnostic: Diagnostic {
    let hint =
      offer.map {
        "the nearest colour that holds is \($0.css); \"contrast\": \"repair\" takes it by itself"
      } ?? "no shade of it holds: change the colour it lies on"
    return Diagnostic(
      .error, Self.code,
      "\(role.key) \(color.css) has a contrast of \(ratio) \(other)\(place), \(need)",
      at: value.location, hint: hint)
  }

  /// The note that it became another colour.
  func note(_ new: Color) -> Diagnostic {
    Diagnostic(
      .note, "theme.contrast.repaired",
      "\(role.key) \(color.css) became \(new.css)\(place): its contrast was \(ratio) \(other), "
        + need,
      at: value.location)
  }

  /// What was written, with the offer in its place.
  func repaired(_ old: WrittenColor?, to offer: Color) -> WrittenColor {
    var new = old ?? WrittenColor(source: .literal(color), value: value)
    new.source = .literal(offer)
    new.isWish = false
    new.repair = WrittenColor.Repair(
      old: old?.repair?.old ?? color, reason: "a contrast of \(ratio) \(other), \(need)")
    return new
  }
}
