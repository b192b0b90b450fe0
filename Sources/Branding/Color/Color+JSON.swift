import Diagnostics
import Syntax

extension Color {
  /// A colour as a theme or a token file writes it: CSS, or the object of the W3C format.
  ///
  /// Shape: `{"colorSpace": "srgb", "components": [0.04, 0.37, 1], "alpha": 1, "hex": "#0b5fff"}`.
  init(_ value: JSONValue, for key: String) throws(Diagnostic) {
    if let text = value.string {
      do throws(ColorFault) { self = try Color(css: text) } catch {
        throw error.diagnostic(text, for: key, at: value)
      }
      return
    }
    guard value.object != nil else {
      throw value.wrongKind("a colour", for: key, hint: ColorFault.hint)
    }
    self = try Self.object(value, for: key)
  }

  private static func object(_ value: JSONValue, for key: String) throws(Diagnostic) -> Color {
    let alpha = try value["alpha"]?.requireNumber("\(key).alpha") ?? 1
    let space = value["colorSpace"]?.string
    let parts = (value["components"]?.array ?? []).map { $0.string == "none" ? 0 : $0.number }
    let numbers = parts.compactMap { $0 }
    if let space, numbers.count == 3, parts.count == 3,
      let color = color(in: space, numbers[0], numbers[1], numbers[2])
    {
      return color.withAlpha(alpha).rounded
    }
    if let hex = value["hex"]?.string, let color = Color(hex), hex.hasPrefix("#") {
      return color.withAlpha(alpha).rounded
    }
    throw Diagnostic(
      .error, "theme.color.syntax",
      space.map { "'\(key)' is in the colour space '\($0)', with no hex to take instead" }
        ?? "'\(key)' is an object, but no colour",
      at: value.location,
      hint: "write {\"colorSpace\": \"srgb\", \"components\": [0, 0.4, 1]}, or \"#0066ff\"")
  }

  private static func color(
    in space: String, _ one: Double, _ two: Double, _ three: Double
  ) -> Color? {
    switch space {
    case "srgb": return Color(red: one, green: two, blue: three)
    case "srgb-linear":
      return Color(red: encoded(one), green: encoded(two), blue: encoded(three))
    case "display-p3": return displayP3(linear(one), linear(two), linear(three))
    case "hsl": return Color(css: "hsl", one, two, three)
    case "oklch": return OKLCH(lightness: one, chroma: two, hue: three).color
    case "oklab":
      return OKLCH(
        lightness: one, chroma: (two * two + three * three).squareRoot(),
        hue: Maths.angle(x: two, y: three)
      ).color
    default: return nil
    }
  }

  /// From linear components; what sRGB has not is cut off. Source: CSS Color 4 section 10.
  private static func displayP3(_ red: Double, _ green: Double, _ blue: Double) -> Color {
    Color(
      red: encoded(max(0, 1.2249402 * red - 0.2249402 * green)),
      green: encoded(max(0, -0.0420570 * red + 1.0420570 * green)),
      blue: encoded(max(0, -0.0196376 * red - 0.0786361 * green + 1.0982736 * blue)))
  }

  private init?(css name: String, _ hue: Double, _ saturation: Double, _ lightness: Double) {
    self.init("\(name)(\(hue) \(saturation)% \(lightness)%)")
  }

  /// As the W3C format has it.
  var token: JSONTree {
    func rounded(_ value: Double) -> JSONTree { .double((value * 100_000).rounded() / 100_000) }
    var members: [(String, JSONTree)] = [
      ("colorSpace", "srgb"),
      ("components", .array([rounded(red), rounded(green), rounded(blue)])),
    ]
    if !isOpaque { members.append(("alpha", rounded(alpha))) }
    members.append(("hex", .string(withAlpha(1).css)))
    return .object(members)
  }
}

extension ColorFault {
  /// How a colour is written.
  fileprivate static let hint =
    "write it as #rrggbb, rgb(), hsl(), oklch() or a name that CSS knows"

  /// The fault in words.
  func diagnostic(_ text: String, for key: String, at value: JSONValue) -> Diagnostic {
    let message: String
    var hint = Self.hint
    switch self {
    case .hexLength(let count):
      message = "'\(text)' has \(count) digit\(count == 1 ? "" : "s"), a colour has 3, 4, 6 or 8"
    case .syntax: message = "'\(text)' is no colour"
    case .name(let nearest):
      message = "'\(text)' is no colour"
      if let nearest { hint = "did you mean '\(nearest)'?" }
      if text.allSatisfy(\.isHexDigit), [3, 4, 6, 8].contains(text.count) {
        hint = "did you mean '#\(text)'?"
      }
    }
    return Diagnostic(
      .error, "theme.color.syntax", "\(message) (\(key))", at: value.location, hint: hint)
  }
}
