import Testing

@testable import Branding

@Suite struct ColorTests {
  static let refused: [(String, ColorFault)] = [
    ("", .name(nearest: nil)), ("#", .hexLength(0)), ("#12", .hexLength(2)),
    ("#12345", .hexLength(5)), ("#1234567", .hexLength(7)), ("#gggggg", .syntax),
    ("#0b5fff;", .hexLength(7)), ("blu", .name(nearest: "blue")), ("rgb(1,2)", .syntax),
    ("rgb(1,2,3,4,5)", .syntax), ("rgb(a,b,c)", .syntax), ("rgb(1e999,0,0)", .syntax),
    ("hwb(1 2% 3%)", .syntax), ("url(x)", .syntax), ("oklch(nan 0 0)", .syntax),
    ("var(--color-x)", .syntax), ("red}", .name(nearest: "red")),
  ]

  @Test(arguments: refused)
  func `what is no colour is refused`(text: String, fault: ColorFault) {
    #expect(throws: fault) { try Color(css: text) }
  }

  static let read: [(String, String)] = [
    ("#0b5fff", "#0b5fff"), ("#0B5FFF", "#0b5fff"), ("#abc", "#aabbcc"),
    ("#abcd", "#aabbccdd"), ("#0b5fff80", "#0b5fff80"), ("#0b5fffff", "#0b5fff"),
    ("rgb(11, 95, 255)", "#0b5fff"), ("rgb(11 95 255 / 50%)", "#0b5fff80"),
    ("rgb(100% 0% 50%)", "#ff0080"), ("rgba(0,0,0,.5)", "#00000080"),
    ("hsl(219 100% 52%)", "#0a60ff"), ("hsl(120deg, 100%, 25%)", "#008000"),
    ("HSL(0 0% 50%)", "#808080"), ("oklch(1 0 0)", "#ffffff"), ("oklch(0% 0 0)", "#000000"),
    ("rebeccapurple", "#663399"), ("White", "#ffffff"), ("transparent", "#00000000"),
    (" tomato ", "#ff6347"),
  ]

  @Test(arguments: read)
  func `a colour is read in each of its spellings`(text: String, css: String) throws {
    #expect(try Color(css: text).css == css)
  }

  @Test func `CSS has 148 names, each with a colour`() {
    #expect(ColorNames.all.count == 148)
    #expect(ColorNames.all.allSatisfy { ColorNames.color($0) != nil })
  }

  @Test func `every screen colour survives the way to OKLCH and back`() {
    var generator = SplitMix(seed: 7)
    for _ in 0..<4000 {
      let color = generator.color()
      #expect(OKLCH(color).color == color)
    }
  }

  @Test func `greys have no chroma and the ends are exact`() {
    for step in 0...255 {
      let grey = Double(step) / 255
      #expect(OKLCH(Color(red: grey, green: grey, blue: grey)).chroma == 0)
    }
    #expect(OKLCH(.white).color == .white)
    #expect(OKLCH(.black).color == .black)
  }

  @Test func `lightness and hue stay where sRGB has no such chroma`() {
    for hue in stride(from: 0.0, to: 360, by: 15) {
      let wish = OKLCH(lightness: 0.7, chroma: 0.4, hue: hue)
      let got = OKLCH(wish.color)
      #expect(abs(got.lightness - 0.7) < 0.01)
      #expect(min(abs(got.hue - hue), 360 - abs(got.hue - hue)) < 2)
    }
  }

  @Test func `known values of OKLCH`() throws {
    let red = OKLCH(try #require(Color("#ff0000")))
    #expect(abs(red.lightness - 0.62796) < 1e-4)
    #expect(abs(red.chroma - 0.25768) < 1e-4)
    #expect(abs(red.hue - 29.234) < 0.01)
  }
}

/// A small random number generator that always gives the same.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func color() -> Color {
    let bits = next()
    return Color(
      red: Double(bits & 255) / 255, green: Double(bits >> 8 & 255) / 255,
      blue: Double(bits >> 16 & 255) / 255)
  }
}
