import Diagnostics
import Syntax

/// A theme's two palettes with the origin of every colour, and what was found on the way.
struct ThemeColors: Sendable {
  let light: Palette
  let dark: Palette
  let lightOrigins: RoleTable<ColorOrigin>
  let darkOrigins: RoleTable<ColorOrigin>
  var findings: [Diagnostic]

  func palette(_ mode: Theme.Mode) -> Palette { mode == .dark ? dark : light }

  func origins(_ mode: Theme.Mode) -> RoleTable<ColorOrigin> {
    mode == .dark ? darkOrigins : lightOrigins
  }

  /// What a theme does about written colours that do not hold their contrast.
  enum Policy: String, CaseIterable { case error, repair }

  /// Derives both palettes and checks the pairs of the modes that the theme has.
  static func make(
    _ written: WrittenColors, mode: Theme.Mode, policy: Policy
  ) -> ThemeColors {
    var written = written
    var repairs = ContrastRepairs()
    // Moving one colour can make room for another, or take it; a few rounds settle every case met.
    for _ in 0..<6 {
      let colors = derive(written)
      // In a circle no colour is what its writer meant: what it stands on says nothing.
      if !colors.findings.isEmpty { return colors.adding(repairs.notes) }
      let review = ContrastReview(colors: colors, written: written, modes: mode.checked)
      let faults = review.faults()
      guard policy == .repair, repairs.take(faults, into: &written) else {
        return colors.adding(repairs.notes + faults.map(\.diagnostic))
      }
    }
    let colors = derive(written)
    let review = ContrastReview(colors: colors, written: written, modes: mode.checked)
    return colors.adding(repairs.notes + review.faults().map(\.diagnostic))
  }

  private static func derive(_ written: WrittenColors) -> ThemeColors {
    var light = PaletteDeriver(written, mode: .light)
    var dark = PaletteDeriver(written, mode: .dark)
    let palettes = (light.palette(), dark.palette())
    var findings: [Diagnostic] = []
    for (circles, mode) in [(light.circles, Theme.Mode.light), (dark.circles, .dark)] {
      for role in circles {
        guard let value = written[role, mode]?.value ?? firstAlias(written, mode) else { continue }
        let path = aliasPath(from: role, written, mode)
        findings.append(AliasResolver.circle(path, at: value))
      }
    }
    return ThemeColors(
      light: palettes.0, dark: palettes.1, lightOrigins: light.origins,
      darkOrigins: dark.origins, findings: Array(Set(findings)).sorted())
  }

  private static func firstAlias(_ written: WrittenColors, _ mode: Theme.Mode) -> JSONValue? {
    for role in ColorRole.writable {
      if let color = written[role, mode], color.literal == nil { return color.value }
    }
    return nil
  }

  private static func aliasPath(
    from role: ColorRole, _ written: WrittenColors, _ mode: Theme.Mode
  ) -> [String] {
    var path = [role.key]
    var current = role
    while case .role(let next)? = written[current, mode]?.source {
      path.append(next.key)
      if path.dropLast().contains(next.key) { return path }
      current = next
    }
    // The rest of the way is a rule: color.link follows color.primary.
    return path.last == role.key ? path : path + [role.key]
  }

  private func adding(_ more: [Diagnostic]) -> ThemeColors {
    var colors = self
    colors.findings += more
    return colors
  }
}

extension Theme.Mode {
  /// The modes whose colours people get to see.
  var checked: [Theme.Mode] { self == .auto ? [.light, .dark] : [self] }
}
