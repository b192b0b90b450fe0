import Branding
import Templating

/// What `templates/theme.css` may name: both palettes, whether only one of them is ever shown, and the
/// theme's fonts and shapes as values that are already CSS.
enum StylesheetModel {
  private static let colors = Shape.record(ColorRole.allCases.map { ($0.rawValue, Shape.css) })
  private static let others = [
    "fontFamily", "fontHeading", "fontSize", "radius", "borderWidth", "shadow", "shadowDark",
    "densityGap", "densityControl", "densityCard", "overlay", "logoHeight",
  ]

  static let shape = Shape.record(
    [("alwaysLight", .flag), ("alwaysDark", .flag), ("light", colors), ("dark", colors)]
      + others.map { ($0, Shape.css) })

  /// How many values there are: both palettes, then the others.
  static let count = ColorRole.allCases.count * 2 + others.count

  /// In the order of the shape.
  static func values(of theme: Theme) -> [CSSValue] {
    let roles = ColorRole.allCases
    let density = Density(theme.shape.density)
    let others = [
      list(theme.font.family), list(theme.font.heading), rem(theme.font.size),
      pixels(theme.shape.radius),
      pixels(theme.shape.border), shadow(theme.shape.shadow, strength: 1),
      shadow(theme.shape.shadow, strength: 3), density.gap, density.control, density.card,
      decimal(theme.layout.overlay), pixels(theme.logo?.height ?? 40),
    ]
    return roles.map { css(theme.light[$0].css) } + roles.map { css(theme.dark[$0].css) }
      + others.map(css)
  }

  /// The model of those values.
  static func record(of values: [CSSValue], mode: Theme.Mode) -> Record {
    let roles = ColorRole.allCases.count
    func palette(_ values: ArraySlice<CSSValue>) -> Value {
      .record(Record(colors, inOrder: values.map(Value.css)))
    }
    return Record(
      shape,
      inOrder: [
        .flag(mode == .light), .flag(mode == .dark), palette(values[..<roles]),
        palette(values[roles..<(roles * 2)]),
      ] + values[(roles * 2)...].map(Value.css))
  }

  /// A value that is no safe CSS is one that a theme's check let pass by mistake: nothing is shown
  /// rather than a rule that somebody smuggled in.
  private static func css(_ text: String) -> CSSValue { CSSValue(text) ?? .initial }

  /// No name of a font has a comma.
  private static func list(_ fonts: String) -> String { fonts.replacing(", ", with: ",") }

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
