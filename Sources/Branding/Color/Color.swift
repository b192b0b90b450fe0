/// An sRGB colour with alpha, components 0…1.
package struct Color: Hashable, Sendable {
  package let red: Double
  package let green: Double
  package let blue: Double
  package let alpha: Double

  /// Components outside 0…1 are taken to its nearer end.
  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = min(1, max(0, red))
    self.green = min(1, max(0, green))
    self.blue = min(1, max(0, blue))
    self.alpha = min(1, max(0, alpha))
  }

  package static let white = Color(red: 1, green: 1, blue: 1)
  package static let black = Color(red: 0, green: 0, blue: 0)

  package var isOpaque: Bool { alpha == 1 }

  /// The same colour with another alpha, 0…1.
  package func withAlpha(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// The colour as a screen shows it, in steps of 1/255: what is written is what was checked.
  package var rounded: Color {
    Color(
      red: Double(Self.byte(red)) / 255, green: Double(Self.byte(green)) / 255,
      blue: Double(Self.byte(blue)) / 255, alpha: Double(alphaByte) / 255)
  }

  /// What lets the least bit through is not opaque.
  private var alphaByte: UInt8 { isOpaque ? 255 : min(254, Self.byte(alpha)) }

  static func byte(_ component: Double) -> UInt8 { UInt8((component * 255).rounded()) }
}

extension Color: CustomStringConvertible {
  /// `#0b5fff`, with alpha `#0b5fff80`.
  package var css: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = [UInt8(ascii: "#")]
    for byte in [red, green, blue].map(Self.byte) + (isOpaque ? [] : [alphaByte]) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  package var description: String { css }
}
