import Diagnostics
import Testing

@testable import Branding

@Suite struct PaletteTests {
  private func colors(_ written: [ColorRole: String] = [:]) -> ThemeColors {
    var colors = WrittenColors()
    for (role, text) in written {
      guard let color = Color(text) else { continue }
      colors.light[role] = WrittenColor(source: .literal(color), value: .somewhere)
    }
    return ThemeColors.make(colors, mode: .auto, policy: .error)
  }

  private func faults(_ palette: Palette, _ mode: Theme.Mode) -> [String] {
    ContrastPair.all.filter { palette.ratio(of: $0) < $0.least }.map {
      "\($0.role) on \($0.ground) in \(mode): \(contrastText(palette.ratio(of: $0)))"
    }
  }

  @Test func `any primary colour alone gives two palettes in which every pair holds`() {
    var generator = SplitMix(seed: 11)
    for index in 0..<400 {
      let grey = Double(index) / 400
      let color =
        index.isMultiple(of: 4)
        ? Color(red: grey, green: grey, blue: grey).rounded : generator.color()
      let colors = colors([.primary: color.css])
      #expect(colors.findings.isEmpty, "\(color)")
      #expect(faults(colors.light, .light) == [], "\(color)")
      #expect(faults(colors.dark, .dark) == [], "\(color)")
      #expect(colors.light[.primary] == color)
    }
  }

  @Test func `any ground and any primary give palettes in which every derived pair holds`() {
    var generator = SplitMix(seed: 12)
    for index in 0..<300 {
      let ground = generator.color()
      let role: ColorRole = index.isMultiple(of: 2) ? .background : .surface
      let colors = colors([.primary: generator.color().css, role: ground.css])
      #expect(colors.findings.isEmpty, "\(role) \(ground)")
      #expect(faults(colors.light, .light) == [], "\(role) \(ground)")
      #expect(faults(colors.dark, .dark) == [], "\(role) \(ground)")
    }
  }

  @Test func `the page is a step darker than the card in both modes, and neither is black`() {
    for primary in ["#0b5fff", "#e11d48", "#ffd400", "#111111", "#16a34a"] {
      let colors = colors([.primary: primary])
      for palette in [colors.light, colors.dark] {
        #expect(palette[.background].luminance < palette[.surface].luminance)
        #expect(palette[.surface].luminance <= palette[.field].luminance)
        #expect(palette[.background] != .black)
        #expect(palette[.text] != .black && palette[.text] != .white)
      }
      #expect(colors.light[.surface] == .white)
      #expect(colors.dark[.field].luminance > colors.dark[.surface].luminance)
    }
  }

  @Test func `neutrals lean toward the brand's hue, and those of a grey brand are grey`() {
    let blue = colors([.primary: "#0b5fff"])
    let hue = OKLCH(blue.light[.background]).hue
    #expect(abs(hue - OKLCH(blue.light[.primary]).hue) < 12)
    #expect(OKLCH(blue.light[.background]).chroma < 0.012)
    let grey = colors([.primary: "#333333"])
    for role in [ColorRole.background, .text, .muted, .border] {
      #expect(OKLCH(grey.light[role]).chroma < 0.002)
      #expect(OKLCH(grey.dark[role]).chroma < 0.002)
    }
  }

  @Test func `the accent is lifted for the dark until it reads there`() {
    for primary in ["#0b5fff", "#7c3aed", "#0a2540", "#8b0000"] {
      let colors = colors([.primary: primary])
      #expect(colors.dark[.primary].contrast(with: colors.dark[.surface]) >= 4.5)
      let turn = abs(OKLCH(colors.dark[.primary]).hue - OKLCH(colors.light[.primary]).hue)
      #expect(min(turn, 360 - turn) < 8, "\(primary)")
    }
  }

  @Test func `a black brand turns light in the dark`() {
    let colors = colors([.primary: "#111111"])
    #expect(OKLCH(colors.dark[.primary]).lightness > 0.9)
    #expect(colors.light[.primaryHover] != colors.light[.primary])
  }

  @Test func `a yellow button gets dark text and an edge that is seen`() {
    let light = colors([.primary: "#ffd400"]).light
    #expect(light[.onPrimary].luminance < 0.1)
    #expect(light[.primaryEdge] != light[.primary])
    #expect(light[.primaryEdge].contrast(with: light[.surface]) >= 3)
    #expect(light[.link].contrast(with: light[.surface]) >= 4.5)
  }

  @Test func `both steps of a button go the same way`() {
    for primary in ["#0b5fff", "#16a34a", "#f472b6", "#111111", "#ffd400", "#757575"] {
      for palette in [colors([.primary: primary]).light, colors([.primary: primary]).dark] {
        let steps = [palette[.primary], palette[.primaryHover], palette[.primaryActive]]
          .map(\.luminance)
        #expect(steps == steps.sorted() || steps == steps.sorted(by: >), "\(primary)")
        #expect(Set(steps).count == 3, "\(primary)")
      }
    }
  }

  @Test func `a derived page gives way to a text that was written for the card`() {
    let light = colors([.surface: "#ffffff", .muted: "#767676"]).light
    #expect(light[.muted].css == "#767676")
    #expect(light[.muted].contrast(with: light[.background]) >= 4.5)
  }

  @Test func `a palette has its colours in the order of the roles`() {
    let colors = ColorRole.allCases.indices.map { Color(red: Double($0) / 255, green: 0, blue: 0) }
    let palette = Palette(colors)
    for (role, color) in zip(ColorRole.allCases, colors) { #expect(palette[role] == color) }
  }

  @Test func `the same colours give the same palettes`() {
    #expect(colors([.primary: "#0b5fff"]).light == colors([.primary: "#0b5fff"]).light)
  }
}
