/// Derives one mode's palette from what a person wrote: each colour when it is first asked for, so that
/// aliases and rules may lean on each other in any order.
///
/// What was written is taken as it is. What is derived moves until it holds its contrasts.
struct PaletteDeriver {
  let mode: Theme.Mode
  let written: WrittenColors
  /// The brand's own colour: primary as written in either mode, else Lintel's.
  let seed: OKLCH
  /// Whether the page's ground is dark, in either mode: a theme may write a dark card for `light`.
  let isDark: Bool

  /// What greys lean toward.
  let tint: NeutralTint

  private var colors = RoleTable<Color?>(repeating: nil)
  private var isBusy = RoleTable<Bool>(repeating: false)
  private(set) var origins = RoleTable<ColorOrigin>(repeating: .preset)
  /// The roles whose aliases lead back to themselves.
  private(set) var circles: [ColorRole] = []

  init(_ written: WrittenColors, mode: Theme.Mode) {
    self.mode = mode
    self.written = written
    let other: Theme.Mode = mode == .dark ? .light : .dark
    seed = OKLCH(
      written.literal(.primary, .light) ?? written.literal(.primary, .dark) ?? Self.lintel)
    otherMode = other
    let ground = written.literal(.surface, mode) ?? written.literal(.background, mode)
    isDark = ground.map { $0.contrast(with: .white) > $0.contrast(with: .black) } ?? (mode == .dark)
    let grounds = [mode, other].flatMap { mode in
      [ColorRole.surface, .background].compactMap { written.literal($0, mode) }
    }
    tint = NeutralTint(grounds: grounds, brand: seed)
  }

  private let otherMode: Theme.Mode

  /// The primary colour of a theme that writes none.
  static let lintel = Color(red: 0x2F / 255, green: 0x5B / 255, blue: 0xD9 / 255)

  mutating func palette() -> Palette { Palette(ColorRole.allCases.map { color($0) }) }

  mutating func color(_ role: ColorRole) -> Color {
    if let color = colors[role] { return color }
    if isBusy[role] {
      circles.append(role)
      return seed.color
    }
    isBusy[role] = true
    let (color, origin) = take(role)
    isBusy[role] = false
    colors[role] = color
    origins[role] = origin
    return color
  }

  private mutating func take(_ role: ColorRole) -> (Color, ColorOrigin) {
    guard let own = written[role, mode] else { return derived(role) }
    switch own.source {
    case .literal(let color):
      if own.isWish, !color.holds(needs(of: role)) { return derived(role) }
      return (color, .written(own))
    case .role(let other):
      let color = self.color(other)
      guard own.isWish else { return (color, .written(own)) }
      let needs = needs(of: role)
      if color.holds(needs) { return (color, .written(own)) }
      guard let moved = color.nearestPassing(needs) else { return derived(role) }
      return (moved, .derived(from: [other], rule: "\(other.key) moved until it holds"))
    }
  }

  /// What a role must hold against the grounds that lie beneath it.
  private mutating func needs(of role: ColorRole) -> [ContrastNeed] {
    let grounds: [ColorRole] = [.surface, .background, .field, .primary]
    var needs: [ContrastNeed] = []
    for pair in ContrastPair.all where pair.role == role && grounds.contains(pair.ground) {
      needs.append(need(pair.ground, pair.least))
    }
    return needs
  }

  /// What a person wrote for the same role in the other mode.
  func counterpart(_ role: ColorRole) -> Color? { written.literal(role, otherMode) }

  func isWritten(_ role: ColorRole) -> Bool { written[role, mode] != nil }

  private mutating func derived(_ role: ColorRole) -> (Color, ColorOrigin) {
    let rule = rule(for: role)
    return (rule.color, .derived(from: rule.from, rule: rule.words))
  }

  private mutating func rule(for role: ColorRole) -> DerivedColor {
    switch role {
    case .primary: primary()
    case .primaryHover: pressed(Self.hover, "one step from")
    case .primaryActive: pressed(Self.active, "two steps from")
    case .onPrimary: onPrimary()
    case .primaryEdge: primaryEdge()
    case .primaryTint: tint(of: .primary, isDark ? 0.16 : 0.08)
    case .link: link()
    case .linkHover: linkHover()
    case .focus: focus()
    case .background: background()
    case .surface: surface()
    case .field: field()
    case .text: text()
    case .muted: muted()
    case .placeholder: placeholder()
    case .border: border()
    case .fieldBorder: fieldBorder()
    case .secondary: secondary()
    case .secondaryHover: secondaryHover()
    case .onSecondary: onSecondary()
    case .disabled: disabled()
    case .onDisabled: onDisabled()
    case .scrim: scrim()
    case .error, .success, .warning, .info: status(role)
    case .errorTint: tint(of: .error, isDark ? 0.15 : 0.1)
    case .successTint: tint(of: .success, isDark ? 0.14 : 0.13)
    case .warningTint: tint(of: .warning, isDark ? 0.14 : 0.17)
    case .infoTint: tint(of: .info, isDark ? 0.14 : 0.13)
    }
  }
}

/// The hue of a page's greys: that of a ground which a person chose, else the brand's.
struct NeutralTint {
  let hue: Double
  /// 0 for grey brands, 1 for bright ones: no more tint than the eye takes for white.
  let strength: Double

  init(grounds: [Color], brand: OKLCH) {
    let source = grounds.map { OKLCH($0) }.first { $0.chroma > 0.004 }
    hue = (source ?? brand).hue
    // Yellow and green tints look dirty where blue and red ones look fresh.
    let isSour = (85...150).contains(hue)
    strength = (source == nil ? min(1, brand.chroma / 0.1) : 1) * (isSour ? 0.6 : 1)
  }
}

/// A colour that follows from others, and how.
struct DerivedColor {
  let color: Color
  let from: [ColorRole]
  let words: String

  init(_ color: Color, from: [ColorRole], _ words: String) {
    self.color = color
    self.from = from
    self.words = words
  }
}
