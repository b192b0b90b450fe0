import Bindings

/// How large an SVG says it is.
struct SVGSize {
  /// CSS pixels.
  private(set) var width: Double?
  private(set) var height: Double?
  /// For an image that has a size and no `viewBox`, without which it cannot be scaled.
  private(set) var addedViewBox: String?
  private(set) var findings: [SVGFinding] = []

  init(_ root: XMLNode) {
    let width = root["width"].flatMap(Self.pixels)
    let height = root["height"].flatMap(Self.pixels)
    let viewBox = root["viewBox"].flatMap(Self.box)
    (self.width, self.height) = (width ?? viewBox?.width, height ?? viewBox?.height)
    if let viewBox, (width == nil) != (height == nil) {
      // One of the two follows from the other.
      self.width = width ?? height.map { $0 * viewBox.width / viewBox.height }
      self.height = height ?? width.map { $0 * viewBox.height / viewBox.width }
    }
    if self.width == 0 || self.height == 0 {
      findings.append(.zeroSize)
    } else if viewBox == nil {
      if let width, let height {
        addedViewBox = "0 0 \(Self.text(width)) \(Self.text(height))"
        findings.append(.viewBoxAdded)
      } else {
        findings.append(.noSize)
      }
    }
    if let side = self.width, !side.isFinite { self.width = nil }
    if let side = self.height, !side.isFinite { self.height = nil }
  }

  private static let units: [(String, Double)] = [
    ("px", 1), ("pt", 96 / 72), ("pc", 16), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4),
    ("rem", 16), ("em", 16), ("", 1),
  ]

  /// A length in CSS pixels; nil for a percentage and for what is none.
  private static func pixels(_ value: String) -> Double? {
    let text = value.filter { !$0.isWhitespace }.lowercased()
    for (unit, factor) in units where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), number.isFinite, number >= 0 else {
        return nil
      }
      return number * factor
    }
    return nil
  }

  private static func box(_ value: String) -> (width: Double, height: Double)? {
    let numbers = value.split { $0 == "," || $0.isWhitespace }.map { Double($0) }
    guard numbers.count == 4, let width = numbers[2], let height = numbers[3],
      width.isFinite, height.isFinite, width >= 0, height >= 0
    else { return nil }
    return (width, height)
  }

  private static func text(_ number: Double) -> String {
    let rounded = (number * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && rounded < 1e9 ? "\(Int(rounded))" : "\(rounded)"
  }
}
