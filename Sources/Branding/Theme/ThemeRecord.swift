import Diagnostics
import Syntax

/// What a theme was made of: kept with it, and only looked at when somebody asks.
struct ThemeRecord: Sendable {
  /// All layers in one.
  let theme: JSONValue
  /// The farthest first.
  let layers: [ThemeLayer]
  let colors: ThemeColors
}

extension Theme {
  /// Every leaf token with its value and where it comes from, in the order of the theme's keys.
  package var tokens: [ThemeToken] {
    var tokens: [ThemeToken] = []
    for role in ColorRole.allCases {
      for mode in [Mode.light, .dark] { tokens.append(record.token(role, mode)) }
    }
    for (key, value) in leaves {
      tokens.append(ThemeToken(key: key, value: value, origin: record.origin(of: key)))
    }
    return tokens
  }

  /// The leaves that are no colours, as CSS or the theme has them.
  private var leaves: [(String, String)] {
    func pixels(_ value: Double) -> String { ThemeReader.text(value) + "px" }
    return [
      ("name", name), ("mode", mode.rawValue),
      ("font.family", font.family), ("font.heading", font.heading),
      ("font.size", pixels(font.size)),
      ("shape.radius", pixels(shape.radius)), ("shape.border", pixels(shape.border)),
      ("shape.shadow", shape.shadow.rawValue), ("shape.density", shape.density.rawValue),
      ("layout.variant", layout.variant.rawValue), ("layout.align", layout.align.rawValue),
      ("layout.image.src", layout.image?.path ?? ""), ("layout.image.fit", layout.fit.rawValue),
      ("layout.image.overlay", ThemeReader.text(layout.overlay)),
    ] + logoLeaves + [
      ("favicon.svg", favicon.svg?.path ?? ""), ("favicon.ico", favicon.ico?.path ?? ""),
      ("favicon.touch", favicon.touch?.path ?? ""),
      ("social.place", social.place.rawValue), ("social.style", social.style.rawValue),
    ]
  }

  private var logoLeaves: [(String, String)] {
    guard let logo else { return [("logo.src", "")] }
    return [
      ("logo.src", logo.image.path), ("logo.dark", logo.dark?.path ?? ""),
      ("logo.email", logo.email?.path ?? ""), ("logo.alt", logo.alt?.string ?? ""),
      ("logo.height", ThemeReader.text(logo.height) + "px"),
      ("logo.place", logo.place.rawValue), ("logo.href", logo.href?.string ?? ""),
    ]
  }
}

extension ThemeRecord {
  func token(_ role: ColorRole, _ mode: Theme.Mode) -> ThemeToken {
    let origin: ThemeToken.Origin
    switch colors.origins(mode)[role] {
    case .written(let written):
      let place = written.value.location
      if let repair = written.repair {
        origin = .repaired(from: repair.old.css, place, reason: repair.reason)
      } else {
        origin = .written(place)
      }
    case .derived(let from, let rule):
      origin = from.isEmpty ? .preset : .derived(from: from.map(\.key), rule: rule)
    case .preset: origin = .preset
    }
    return ThemeToken(
      key: "\(role.key).\(mode.rawValue)", value: colors.palette(mode)[role].css, origin: origin)
  }

  func origin(of key: String) -> ThemeToken.Origin {
    if let value = theme.at(key), !value.isNull { return .written(value.location) }
    if key == "font.heading", theme.at("font.family") != nil {
      return .derived(from: ["font.family"], rule: "as font.family")
    }
    return .preset
  }

  /// Every layer's own word on a dotted key, the nearest first.
  func layers(writing key: String) -> [(layer: ThemeLayer, value: JSONValue)] {
    layers.reversed().compactMap { layer in
      layer.json.at(key).map { (layer, $0) }
    }
  }
}
