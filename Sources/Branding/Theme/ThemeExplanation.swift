package import Diagnostics
import Syntax

/// Where a theme's value comes from, and the contrasts it takes part in.
///
/// Shape, as `lines` has it:
///
///     color.link.dark  #6c9bff
///       follows from color.primary: as color.primary
///       color.primary.dark  #6c9bff
///       …
///       contrast 6.52 on color.surface #14171e, needs 4.5
package struct ThemeExplanation: Sendable {
  /// One token: a key with the mode where it has one.
  package struct Entry: Sendable {
    package let key: String
    /// As CSS has it.
    package let value: String
    /// From the nearest reason to the farthest, a sentence each: "written at …", "follows from …".
    package let chain: [String]
    package let contrasts: [ContrastResult]
    /// The contrasts as people read them.
    let contrastLines: [String]
  }

  package let entries: [Entry]

  /// The explanation as people read it, a line each.
  package var lines: [String] {
    var lines: [String] = []
    for entry in entries {
      lines.append("\(entry.key)  \(entry.value.isEmpty ? "(none)" : entry.value)")
      lines += (entry.chain + entry.contrastLines).map { "  \($0)" }
    }
    return lines
  }
}

extension Theme {
  /// Explains a key (`color.primary`, `shape.radius`) or one mode of it (`color.primary.dark`).
  ///
  /// Throws `theme.key.unknown` with the nearest key.
  package func explain(_ key: String) throws(Diagnostic) -> ThemeExplanation {
    let tokens = self.tokens + settings
    let chosen = tokens.filter { $0.key == key || $0.key.hasPrefix(key + ".") }
    guard !chosen.isEmpty else {
      let roles = ColorRole.allCases.map(\.key)
      throw Diagnostic(
        .error, "theme.key.unknown", "'\(key)' is no key of a theme",
        hint: nearestNameHint(for: key, among: roles + tokens.map(\.key))
          ?? "colours are color.primary and its like, others \(ThemeKeys.leaves[3]) and its like")
    }
    return ThemeExplanation(entries: chosen.map { entry($0) })
  }

  /// Every pair of colours that is checked, in each mode that the theme has.
  package var contrasts: [ContrastResult] {
    mode.checked.flatMap { mode in
      ContrastPair.all.map {
        ContrastResult(pair: $0, mode: mode, ratio: record.colors.palette(mode).ratio(of: $0))
      }
    }
  }

  private func entry(_ token: ThemeToken) -> ThemeExplanation.Entry {
    let parts = token.key.split(separator: ".")
    guard parts.count == 3, parts[0] == "color", let role = ColorRole.byName[String(parts[1])],
      let mode = Mode(rawValue: String(parts[2]))
    else {
      return ThemeExplanation.Entry(
        key: token.key, value: token.value, chain: record.chain(token), contrasts: [],
        contrastLines: [])
    }
    let palette = record.colors.palette(mode)
    let results = ContrastPair.all.filter { $0.role == role || $0.ground == role }.map {
      ContrastResult(pair: $0, mode: mode, ratio: palette.ratio(of: $0))
    }
    return ThemeExplanation.Entry(
      key: token.key, value: token.value, chain: record.chain(role, mode), contrasts: results,
      contrastLines: results.map { record.line($0, for: role) })
  }
}

extension ThemeRecord {
  /// Why a leaf that is no colour has its value.
  fileprivate func chain(_ token: ThemeToken) -> [String] {
    switch token.origin {
    case .written(let place):
      layers(writing: token.key).isEmpty ? ["written at \(place)"] : layersText(token.key)
    case .derived(let from, let rule): ["follows from \(from.joined(separator: ", ")): \(rule)"]
    case .repaired, .preset: ["nothing is written: Lintel's own choice"]
    }
  }

  /// Why a colour has its value, along what it follows from.
  fileprivate func chain(_ role: ColorRole, _ mode: Theme.Mode) -> [String] {
    var lines: [String] = []
    var next: ColorRole? = role
    var seen: Set<ColorRole> = []
    while let role = next, seen.insert(role).inserted {
      if !lines.isEmpty {
        lines.append("\(role.key).\(mode.rawValue)  \(colors.palette(mode)[role].css)")
      }
      next = nil
      switch colors.origins(mode)[role] {
      case .written(let written):
        lines += self.lines(written, role)
        if case .role(let other) = written.source { next = other }
      case .derived(let from, let rule):
        let keys = from.map(\.key).joined(separator: ", ")
        lines.append(
          from.isEmpty ? "Lintel's own choice: \(rule)" : "follows from \(keys): \(rule)")
        if from.first == role {
          lines += layersText(role.key)
        } else {
          next = from.first
        }
      case .preset: lines.append("Lintel's own choice")
      }
    }
    return lines
  }

  private func lines(_ written: WrittenColor, _ role: ColorRole) -> [String] {
    var lines: [String] = []
    if let repair = written.repair {
      lines.append("repaired from \(repair.old.css): it had \(repair.reason)")
    }
    lines += layersText(role.key)
    for alias in written.aliases { lines.append("through the alias \(alias)") }
    return lines
  }

  /// "written at tenants.json:3:12", and whose word that sets aside.
  private func layersText(_ key: String) -> [String] {
    layers(writing: key).enumerated().map { index, found in
      "\(index == 0 ? "written at" : "in place of") \(found.value.location)"
    }
  }

  fileprivate func line(_ result: ContrastResult, for role: ColorRole) -> String {
    let isGround = result.pair.ground == role
    let other = isGround ? result.pair.role : result.pair.ground
    let color = colors.palette(result.mode)[other].css
    let verdict = result.holds ? "needs" : "FAILS, needs"
    return "contrast \(contrastText(result.ratio)) \(isGround ? "beneath" : "on") \(other.key) "
      + "\(color), \(verdict) \(ThemeReader.text(result.pair.least))"
  }
}
