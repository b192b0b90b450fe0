/// A colour as lightness, chroma and hue that look evenly spaced.
///
/// Units: lightness 0…1, chroma from 0 (grey) to about 0.32 (the most that sRGB has), hue 0..<360
/// degrees. Source: Björn Ottosson's Oklab, the matrices of CSS Color 4 section 18.
package struct OKLCH: Hashable, Sendable {
  package var lightness: Double
  package var chroma: Double
  package var hue: Double

  package init(lightness: Double, chroma: Double, hue: Double) {
    self.lightness = lightness
    self.chroma = chroma
    self.hue = hue
  }

  /// Alpha is left aside; a grey has chroma 0 and hue 0.
  package init(_ color: Color) {
    let red = Color.linear(color.red)
    let green = Color.linear(color.green)
    let blue = Color.linear(color.blue)
    let long = Maths.cubeRoot(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = Maths.cubeRoot(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = Maths.cubeRoot(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    let a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    let b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    let distance = (a * a + b * b).squareRoot()
    // Below this the angle is noise of the arithmetic.
    chroma = distance < 2e-4 ? 0 : distance
    hue = distance < 2e-4 ? 0 : Maths.angle(x: a, y: b)
  }

  /// The nearest sRGB colour of that lightness and hue, rounded to what a screen shows: chroma gives
  /// way where sRGB has no such colour.
  package var color: Color {
    if lightness >= 0.9995 { return .white }
    if lightness <= 0.0005 { return .black }
    let cosine = Maths.cosine(degrees: hue)
    let sine = Maths.sine(degrees: hue)
    var light = linear(chroma * cosine, chroma * sine)
    if !light.isInGamut {
      var low = 0.0
      var high = chroma
      for _ in 0..<14 {
        let middle = (low + high) / 2
        if linear(middle * cosine, middle * sine).isInGamut { low = middle } else { high = middle }
      }
      light = linear(low * cosine, low * sine)
    }
    return Color(
      red: Color.encoded(light.red), green: Color.encoded(light.green),
      blue: Color.encoded(light.blue)
    ).rounded
  }

  private func linear(_ a: Double, _ b: Double) -> LinearLight {
    let long = lightness + 0.3963377774 * a + 0.2158037573 * b
    let middle = lightness - 0.1055613458 * a - 0.0638541728 * b
    let short = lightness - 0.0894841775 * a - 1.2914855480 * b
    let l = long * long * long
    let m = middle * middle * middle
    let s = short * short * short
    return LinearLight(
      red: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  private struct LinearLight {
    let red: Double
    let green: Double
    let blue: Double

    var isInGamut: Bool {
      let range = -0.0001...1.0001
      return range.contains(red) && range.contains(green) && range.contains(blue)
    }
  }
}
