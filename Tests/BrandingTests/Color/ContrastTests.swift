import Branding
import Testing

@Suite struct ContrastTests {
  /// The reference values of the contract: a colour on white.
  static let onWhite: [(String, String)] = [
    ("#0972d3", "4.82"), ("#7d8998", "3.56"), ("#c6c6cd", "1.70"), ("#808080", "3.95"),
    ("#007aff", "4.02"), ("#008000", "5.14"), ("#000000", "21.00"), ("#ffffff", "1.00"),
  ]

  @Test(arguments: onWhite)
  func `the contrast on white is the one of the reference table`(
    color: String, ratio: String
  ) throws {
    let color = try #require(Color(color))
    #expect(contrastText(color.contrast(with: .white)) == ratio)
    #expect(color.contrast(with: .white) == Color.white.contrast(with: color))
  }

  @Test func `a ratio just below the limit does not read as the limit`() {
    #expect(contrastText(4.4999) == "4.49")
    #expect(contrastText(4.5) == "4.50")
    #expect(contrastText(3) == "3.00")
    #expect(contrastText(2.9999) == "2.99")
    #expect(contrastText(4.4949) == "4.49")
    #expect(contrastText(4.5049) == "4.50")
    #expect(contrastText(1.999) == "2.00")
  }

  @Test func `what lets the ground through is composed over it first`() throws {
    let half = Color.black.withAlpha(0.5)
    let grey = try #require(Color("#808080"))
    #expect(abs(half.contrast(with: .white) - grey.contrast(with: .white)) < 0.03)
    #expect(half.over(.white).rounded.css == "#808080")
  }

  @Test func `no colour passes on both black and white at 7`() throws {
    let grey = try #require(Color("#808080"))
    #expect(grey.nearestPassing([ContrastNeed(.white, 7), ContrastNeed(.black, 7)]) == nil)
  }

  static let repairs: [(String, String, Double)] = [
    ("#999999", "#ffffff", 4.5), ("#ffd400", "#ffffff", 4.5), ("#0b5fff", "#14171e", 4.5),
    ("#007aff", "#ffffff", 4.5), ("#777777", "#777777", 4.5), ("#c6c6cd", "#ffffff", 3),
  ]

  @Test(arguments: repairs)
  func `the nearest passing colour keeps its hue and holds, and one step less does not`(
    color: String, ground: String, least: Double
  ) throws {
    let old = try #require(Color(color))
    let needs = [ContrastNeed(try #require(Color(ground)), least)]
    #expect(!old.holds(needs))
    let new = try #require(old.nearestPassing(needs))
    #expect(new.holds(needs))
    let (from, to) = (OKLCH(old), OKLCH(new))
    let turn = abs(from.hue - to.hue)
    if to.chroma > 0.02 { #expect(min(turn, 360 - turn) < 6) }
    let step = to.lightness > from.lightness ? 0.011 : -0.011
    let back = OKLCH(lightness: to.lightness - step * 1.4, chroma: from.chroma, hue: from.hue)
    #expect(!back.color.holds(needs))
  }

  @Test func `a colour that holds is left alone`() throws {
    let blue = try #require(Color("#0972d3"))
    #expect(blue.nearestPassing([ContrastNeed(.white, 4.5)]) == blue)
  }

  @Test func `black and white find their way from the ends`() throws {
    let black = Color.black.nearestPassing([ContrastNeed(.black, 4.5)])
    #expect(try #require(black).luminance < 0.2)
    let white = Color.white.nearestPassing([ContrastNeed(.white, 4.5)])
    #expect(try #require(white).luminance > 0.15)
  }
}
