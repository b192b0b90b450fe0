import Diagnostics
import Testing

@testable import Branding

@Suite struct ContrastReviewTests {
  static let refused: [(String, String, String)] = [
    (
      ##"{"color": {"text": "#999999"}}"##,
      "1:20 theme.contrast: color.text #999999 has a contrast of 2.58 on color.background #f2f4f9, "
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
      "1:30 theme.contrast: color.link #4da3ff has a contrast of 2.38 on color.background "
        + "#f2f4f9, text needs 4.5",
      ""
    ),
    (
      ##"{"color": {"error": "#ff5555"}}"##,
      "1:21 theme.contrast: color.error #ff5555 has a contrast of 2.85 on color.background "
        + "#f2f4f9, text needs 4.5",
      ""
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
