extension Color {
  /// Relative luminance, 0…1; alpha is left aside.
  ///
  /// Source: WCAG 2.2, "relative luminance", with the threshold 0.04045 of IEC 61966-2-1.
  package var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The contrast ratio, 1…21, unrounded; each colour is composed over the other's ground first.
  ///
  /// - Parameter ground: an opaque colour.
  package func contrast(with ground: Color) -> Double {
    let one = (isOpaque ? self : over(ground)).luminance
    let other = ground.luminance
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// The opaque colour that shows where this one lies over another.
  package func over(_ ground: Color) -> Color {
    func mixed(_ upper: Double, _ lower: Double) -> Double { upper * alpha + lower * (1 - alpha) }
    return Color(
      red: mixed(red, ground.red), green: mixed(green, ground.green),
      blue: mixed(blue, ground.blue))
  }

  /// Light, as a fraction of the most, of one sRGB component.
  static func linear(_ component: Double) -> Double {
    let scaled = component * 255
    let index = scaled.rounded()
    // Nearly every colour is a whole number of steps, and then there is nothing to compute.
    if abs(scaled - index) < 1e-9 { return linearSteps[Int(index)] }
    return decoded(component)
  }

  private static let linearSteps: [Double] = (0...255).map { decoded(Double($0) / 255) }

  private static func decoded(_ component: Double) -> Double {
    component <= 0.04045 ? component / 12.92 : Maths.power((component + 0.055) / 1.055, 2.4)
  }

  static func encoded(_ light: Double) -> Double {
    light <= 0.0031308 ? light * 12.92 : 1.055 * Maths.power(light, 1 / 2.4) - 0.055
  }
}

/// A ratio as reports have it: the nearest of two decimals, but 4.499 never reads as the 4.50 that it
/// does not reach, nor 2.999 as 3.00.
package func contrastText(_ ratio: Double) -> String {
  var hundredths = Int((ratio * 100).rounded())
  if [300, 450].contains(hundredths), ratio < Double(hundredths) / 100 { hundredths -= 1 }
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
