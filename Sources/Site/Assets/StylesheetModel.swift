import Branding
import Templating

/// What `templates/theme.css` may name: both palettes, and the theme's fonts and shapes as values that
/// are already CSS.
enum StylesheetModel {
  static let colors = Shape.record(ColorRole.allCases.map { ($0.rawValue, Shape.css) })
  static let shape = Shape.record([
    ("light", colors), ("dark", colors), ("fontFamily", .css), ("fontHeading", .css),
    ("fontSize", .css), ("radius", .css), ("borderWidth", .css), ("shadow", .css),
    ("shadowDark", .css), ("densityGap", .css), ("densityControl", .css), ("densityCard", .css),
    ("overlay", .css), ("logoHeight", .css),
  ])

  static func record(of theme: Theme) -> Record {
    let density = Density(theme.shape.density)
    return Record(
      shape,
      [
        ("light", .record(record(of: theme.light))), ("dark", .record(record(of: theme.dark))),
        ("fontFamily", css(theme.font.family)), ("fontHeading", css(theme.font.heading)),
        ("fontSize", css(rem(theme.font.size))), ("radius", css(pixels(theme.shape.radius))),
        ("borderWidth", css(pixels(theme.shape.border))),
        ("shadow", css(shadow(theme.shape.shadow, strength: 1))),
        ("shadowDark", css(shadow(theme.shape.shadow, strength: 3))),
        ("densityGap", css(density.gap)), ("densityControl", css(density.control)),
        ("densityCard", css(density.card)), ("overlay", css(decimal(theme.layout.overlay))),
        ("logoHeight", css(pixels(theme.logo?.height ?? 40))),
      ])
  }

  private static func record(of palette: Palette) -> Record {
    Record(colors, ColorRole.allCases.map { ($0.rawValue, css(palette[$0].css)) })
  }

  /// A value that is no safe CSS is one that a theme's check let pass by mistake: nothing is shown
  /// rather than a rule that somebody smuggled in.
  private static func css(_ text: String) -> Value { .css(CSSValue(text) ?? .initial) }

  private static func pixels(_ number: Double) -> String {
    number == 0 ? "0px" : "\(decimal(number))px"
  }

  private static func rem(_ pixels: Double) -> String { "\(decimal(pixels / 16))rem" }

  /// At most four decimals, none where there is nothing to say.
  private static func decimal(_ number: Double) -> String {
    let scaled = (number * 10_000).rounded()
    guard scaled.magnitude < 1e15 else { return "0" }
    let whole = Int(scaled)
    if whole.isMultiple(of: 10_000) { return String(whole / 10_000) }
    let text = String(scaled / 10_000)
    return text
  }

  /// Layers of low alpha; dark surfaces need more of it to be seen at all.
  private static func shadow(_ shadow: Theme.Shape.Shadow, strength: Int) -> String {
    func layer(_ y: Int, _ blur: Int, _ percent: Int) -> String {
      "0 \(y)px \(blur)px rgb(0 0 0/\(percent * strength)%)"
    }
    return switch shadow {
    case .none: "none"
    case .sm: [layer(1, 2, 5), layer(1, 3, 4)].joined(separator: ",")
    case .md: [layer(1, 2, 4), layer(4, 12, 5), layer(12, 32, 5)].joined(separator: ",")
    case .lg: [layer(2, 4, 4), layer(8, 24, 7), layer(24, 64, 8)].joined(separator: ",")
    }
  }
}

/// Distances of a theme's density: between fields, a control's height, inside the card.
private struct Density {
  let gap: String
  let control: String
  let card: String

  init(_ density: Theme.Shape.Density) {
    (gap, control, card) =
      switch density {
      case .compact: ("1.25rem", "2.75rem", "2rem")
      case .regular: ("1.5rem", "2.75rem", "2.5rem")
      case .roomy: ("1.75rem", "3rem", "3rem")
      }
  }
}
