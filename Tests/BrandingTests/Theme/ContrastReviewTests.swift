import Diagnostics
import TestSupport
import Testing

@testable import Branding

@Suite struct ContrastReviewTests {
  static let refused: [(String, String, String)] = [
    (
      ##"{"color": {"text": "#999999"}}"##,
      "1:20 theme.contrast: color.text #999999 has a contrast of 2.59 on color.background #f2f4f9, "
        + "text needs 4.5",
      "#6f6f6f"
    ),
    (
      ##"{"mode": "dark", "color": {"muted": "#555555", "surface": "#181818"}}"##,
      "1:37 theme.contrast: color.muted #555555 has a contrast of 2.38 on color.surface #181818 "
        + "in dark mode, text needs 4.5",
      "#838383"
    ),
    (
      ##"{"color": {"primary": "#ffd400", "onPrimary": "#ffffff"}}"##,
      "1:47 theme.contrast: color.onPrimary #ffffff has a contrast of 1.43 on color.primary "
        + "#ffd400, text needs 4.5",
      ""
    ),
    (
      ##"{"color": {"primary": "#7a7a7a", "onPrimary": "#ffffff"}}"##,
      "1:23 theme.contrast: color.primary #7a7a7a has a contrast of 4.29 beneath "
        + "color.onPrimary #ffffff, text needs 4.5",
      "#747474"
    ),
    (
      ##"{"color": {"focus": "#eeeeee"}}"##,
      "1:21 theme.contrast: color.focus #eeeeee has a contrast of 1.05 on color.background "
        + "#f2f4f9, an edge needs 3",
      ""
    ),
    (
      ##"{"color": {"link": {"light": "#4da3ff"}}}"##,
      "1:30 theme.contrast: color.link #4da3ff has a contrast of 2.39 on color.background "
        + "#f2f4f9, text needs 4.5",
      ""
    ),
    (
      ##"{"color": {"error": "#ff5555"}}"##,
      "1:21 theme.contrast: color.error #ff5555 has a contrast of 2.86 on color.background "
        + "#f2f4f9, text needs 4.5",
      ""
    ),
    (
      ##"{"color": {"primary": "#0b5fff", "background": "#ffffff", "link": "#66b2ff"}}"##,
      "1:67 theme.contrast: color.link #66b2ff has a contrast of 2.24 on color.surface #ffffff, "
        + "text needs 4.5",
      "#"
    ),
    (
      ##"{"color": {"background": "#ffffff", "link": "#b5b5ff"}}"##,
      "1:45 theme.contrast: color.link #b5b5ff has a contrast of 1.91 on color.surface #ffffff, "
        + "text needs 4.5",
      "#"
    ),
    (
      ##"{"color": {"primary": "#0b5fff", "link": "#b5b5ff"}}"##,
      "1:42 theme.contrast: color.link #b5b5ff has a contrast of 1.73 on color.background "
        + "#f2f4f9, text needs 4.5",
      "#"
    ),
    (
      ##"{"color": {"primary": "#ff9a3c", "link": "#ffff00"}}"##,
      "1:42 theme.contrast: color.link #ffff00 has a contrast of 1.03 on color.background "
        + "#f8f3f0, text needs 4.5",
      "#"
    ),
    (
      ##"{"color": {"surface": "#fffdf5", "link": "#f0a000"}}"##,
      "1:42 theme.contrast: color.link #f0a000 has a contrast of 1.92 on color.background "
        + "#f4f2ea, text needs 4.5",
      "#"
    ),
    (
      ##"{"color": {"primary": "#0b5fff", "onPrimary": "#ffffffcc"}}"##,
      "1:47 theme.contrast: color.onPrimary #ffffffcc has a contrast of 3.82 on color.primary "
        + "#0b5fff, text needs 4.5",
      "#ffffff"
    ),
  ]

  @Test(arguments: refused)
  func `a written colour that does not read is an error with the nearest that does`(
    brand: String, finding: String, offer: String
  ) throws {
    let checked = try ThemeFolder.brand(brand)
    #expect(checked.value == nil)
    #expect(
      checked.lines.map {
        $0.replacing("tenant.json:", with: "").replacing("error theme", with: "theme")
      }
        == [finding])
    let hint = try #require(checked.hints.first)
    #expect(hint.contains("the nearest colour that holds is \(offer)"), "\(hint)")
  }

  @Test(arguments: refused)
  func `repair takes the offer and says so, and then everything holds`(
    brand: String, finding: String, offer: String
  ) throws {
    let checked = try ThemeFolder.brand(
      brand.replacing("{\"", with: "{\"contrast\": \"repair\", \"", maxReplacements: 1))
    let theme = try #require(checked.value)
    #expect(checked.findings.map(\.code) == ["theme.contrast.repaired"])
    #expect(checked.findings.allSatisfy { $0.severity == .note })
    #expect(checked.findings.first?.message.contains("became \(offer)") == true)
    #expect(theme.contrasts.allSatisfy { $0.holds })
  }

  @Test func `a link's repair leaves the ground and the brand's colour as they were written`()
    throws
  {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<120 {
      let primary = Self.color(in: 0...255, &random)
      let background = Self.color(in: 236...255, &random)
      let link = Self.color(in: 0...255, &random)
      let own = "\"primary\": \"\(primary)\", \"background\": \"\(background)\""
      let bare = try #require(
        try ThemeFolder.brand("{\"contrast\": \"repair\", \"color\": {\(own)}}").value)
      let checked = try ThemeFolder.brand(
        "{\"contrast\": \"repair\", \"color\": {\(own), \"link\": \"\(link)\"}}")
      let theme = try #require(checked.value, "\(own) \(link): \(checked.lines)")
      #expect(theme.contrasts.allSatisfy { $0.holds })
      #expect(theme.light[.background] == bare.light[.background], "\(own) \(link)")
      #expect(theme.light[.primary] == bare.light[.primary], "\(own) \(link)")
      #expect(checked.findings.count <= 1, "\(own) \(link): \(checked.lines)")
    }
  }

  private static func color(
    in range: ClosedRange<UInt8>, _ random: inout SeededGenerator
  ) -> String {
    let channels = (0..<3).map { _ in UInt8.random(in: range, using: &random) }
    return Color(
      red: Double(channels[0]) / 255, green: Double(channels[1]) / 255,
      blue: Double(channels[2]) / 255
    ).css
  }

  @Test func `a colour that took more than one step is told of once`() throws {
    let checked = try ThemeFolder.brand(
      ##"{"contrast": "repair", "color": {"surface": "#ffffff", "background": "#808080", "link": "#b5b5ff"}}"##
    )
    let colors = checked.findings.compactMap { $0.message.split(separator: " ").first }
    #expect(Set(colors).count == colors.count, "\(checked.lines)")
  }

  @Test func `the offer holds when it is written`() throws {
    let checked = try ThemeFolder.brand(##"{"color": {"text": "#767676"}}"##)
    // On a card alone it would; the page lets it by being no darker than the card.
    #expect(checked.findings.isEmpty)
  }

  @Test(arguments: [("light", []), ("dark", ["theme.contrast"]), ("auto", ["theme.contrast"])])
  func `a mode that the theme does not have is not checked`(
    mode: String, codes: [String]
  ) throws {
    let text = ##"{"text": {"light": "#111", "dark": "#222"}}"##
    let checked = try ThemeFolder.brand(#"{"mode": "\#(mode)", "color": \#(text)}"#)
    #expect(checked.findings.map(\.code) == codes)
  }

  @Test func `written grounds that leave no room for text are told which to change`() throws {
    let checked = try ThemeFolder.brand(
      ##"{"color": {"surface": "#ffffff", "background": "#000000", "text": "#111111"}}"##)
    #expect(checked.value == nil)
    #expect(checked.findings.allSatisfy { $0.code == "theme.contrast" })
    #expect(!checked.findings.isEmpty)
  }

  @Test func `a hairline needs no contrast, the edge of a field that follows it does`() throws {
    let theme = try #require(
      try ThemeFolder.brand(##"{"color": {"border": "#eeeeee"}}"##).value)
    #expect(theme.light[.border].css == "#eeeeee")
    #expect(theme.light[.fieldBorder].contrast(with: theme.light[.field]) >= 3)
  }

  @Test func `repair changes nothing that holds`() throws {
    let brand = ##"{"color": {"primary": "#0b5fff", "text": "#111111"}}"##
    let plain = try #require(try ThemeFolder.brand(brand).value)
    let repaired = try #require(
      try ThemeFolder.brand(
        brand.replacing("{\"color", with: "{\"contrast\": \"repair\", \"color")
      ).value)
    #expect(plain.light == repaired.light && plain.dark == repaired.dark)
  }
}
