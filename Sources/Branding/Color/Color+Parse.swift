internal import Diagnostics

/// Why a text is no colour.
enum ColorFault: Error, Hashable, Sendable {
  case hexLength(Int)
  case syntax
  case name(nearest: String?)
}

extension Color {
  /// A colour as CSS writes it: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `hsl()`, `oklch()`
  /// or a name.
  init(css text: String) throws(ColorFault) {
    var scanner = ColorScanner(text)
    self = try scanner.color()
  }

  /// What ``init(css:)`` reads, or nil.
  package init?(_ text: String) {
    guard let color = try? Color(css: text) else { return nil }
    self = color
  }
}

/// Reads one CSS colour from a text.
private struct ColorScanner {
  private let text: String

  init(_ text: String) {
    self.text = text.lowercased().split(separator: " ", omittingEmptySubsequences: true)
      .joined(separator: " ")
  }

  mutating func color() throws(ColorFault) -> Color {
    if text.hasPrefix("#") { return try hex(text.utf8.dropFirst()) }
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      if text == "transparent" { return Color.black.withAlpha(0) }
      guard let color = ColorNames.color(text) else {
        throw .name(nearest: nearestName(to: text, among: ColorNames.all))
      }
      return color
    }
    let name = text[..<open]
    let inner = text[text.index(after: open)...].dropLast()
    let parts = inner.split { $0 == "," || $0 == " " || $0 == "/" }.map(String.init)
    guard parts.count == 3 || parts.count == 4 else { throw .syntax }
    let alpha = parts.count == 4 ? try number(parts[3], percentOf: 1) : 1
    switch name {
    case "rgb", "rgba":
      return Color(
        red: try number(parts[0], percentOf: 255) / 255,
        green: try number(parts[1], percentOf: 255) / 255,
        blue: try number(parts[2], percentOf: 255) / 255, alpha: alpha
      ).rounded
    case "hsl", "hsla":
      return Color.hsl(
        hue: try degrees(parts[0]), saturation: try number(parts[1], percentOf: 100) / 100,
        lightness: try number(parts[2], percentOf: 100) / 100
      ).withAlpha(alpha).rounded
    case "oklch":
      return OKLCH(
        lightness: try number(parts[0], percentOf: 1), chroma: try number(parts[1], percentOf: 0.4),
        hue: try degrees(parts[2])
      ).color.withAlpha(alpha)
    default: throw .syntax
    }
  }

  private func hex(_ digits: Substring.UTF8View) throws(ColorFault) -> Color {
    guard [3, 4, 6, 8].contains(digits.count) else { throw .hexLength(digits.count) }
    var values: [UInt8] = []
    for digit in digits {
      guard let value = Character(UnicodeScalar(digit)).hexDigitValue else { throw .syntax }
      values.append(UInt8(value))
    }
    let isShort = values.count < 6
    let size = isShort ? 1 : 2
    var bytes: [Double] = []
    for start in stride(from: 0, to: values.count, by: size) {
      bytes.append(Double(isShort ? values[start] * 17 : values[start] << 4 | values[start + 1]))
    }
    return Color(
      red: bytes[0] / 255, green: bytes[1] / 255, blue: bytes[2] / 255,
      alpha: bytes.count == 4 ? bytes[3] / 255 : 1)
  }

  private func number(_ part: String, percentOf whole: Double) throws(ColorFault) -> Double {
    if part == "none" { return 0 }
    let isPercent = part.hasSuffix("%")
    guard let value = Double(decimal: isPercent ? part.dropLast() : part[...]) else {
      throw .syntax
    }
    return isPercent ? value / 100 * whole : value
  }

  private func degrees(_ part: String) throws(ColorFault) -> Double {
    let bare = part.hasSuffix("deg") ? String(part.dropLast(3)) : part
    let value = try number(bare, percentOf: 360)
    let turned = value.truncatingRemainder(dividingBy: 360)
    return turned < 0 ? turned + 360 : turned
  }
}

extension Color {
  /// Source: CSS Color 4 section 7.1.
  fileprivate static func hsl(hue: Double, saturation: Double, lightness: Double) -> Color {
    let reach = saturation * min(lightness, 1 - lightness)
    func component(_ offset: Double) -> Double {
      let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
      return lightness - reach * max(-1, min(place - 3, 9 - place, 1))
    }
    return Color(red: component(0), green: component(8), blue: component(4))
  }
}
