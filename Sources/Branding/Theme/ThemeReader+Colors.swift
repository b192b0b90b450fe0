import Diagnostics
import Syntax

extension ThemeReader {
  /// The colours that were written, by mode.
  mutating func writtenColors(mode: Theme.Mode) -> WrittenColors {
    var written = WrittenColors()
    guard let colors = theme["color"]?.object else { return written }
    for member in colors.members {
      guard let role = ColorRole.writableByName[member.name] else { continue }
      read(member.value, role, mode, into: &written)
    }
    markWishes(&written)
    return written
  }

  private mutating func read(
    _ value: JSONValue, _ role: ColorRole, _ mode: Theme.Mode, into written: inout WrittenColors
  ) {
    guard value.isModes else { return readSingle(value, role, mode, into: &written) }
    if value.object?.members.isEmpty ?? false {
      findings.append(
        Diagnostic(
          .error, "theme.color.syntax", "'\(role.key)' has no colour for either mode",
          at: value.location, hint: "write {\"light\": \"#…\", \"dark\": \"#…\"}"))
    }
    for member in value.object?.members ?? [] {
      if let only = Theme.Mode(rawValue: member.name), only != .auto {
        if let color = color(member.value, role, only) { written[role, only] = color }
      }
    }
    findings += value.object?.checkKeys(["light", "dark"], in: "'\(role.key)'") ?? []
  }

  /// One value for both modes: an alias stands for both, a colour for the mode that the theme begins
  /// with, from which the other is derived.
  private mutating func readSingle(
    _ value: JSONValue, _ role: ColorRole, _ mode: Theme.Mode, into written: inout WrittenColors
  ) {
    let first: Theme.Mode = mode == .dark ? .dark : .light
    let other: Theme.Mode = mode == .dark ? .light : .dark
    guard let path = value.string.flatMap(DesignTokenFile.alias) else {
      written[role, first] = color(value, role, first)
      return
    }
    do throws(Diagnostic) {
      let modes = try resolver.token(path) == nil ? resolver.modes(path) : [:]
      if !modes.isEmpty, aliasedRole(path, role) == nil {
        for (mode, token) in modes {
          written[role, mode] = try color(of: token, path, role, at: value)
        }
        return
      }
    } catch { return findings.append(error) }
    guard let color = color(value, role, first) else { return }
    written[role, first] = color
    if color.literal == nil { written[role, other] = color }
  }

  private mutating func color(
    _ value: JSONValue, _ role: ColorRole, _ mode: Theme.Mode
  ) -> WrittenColor? {
    do throws(Diagnostic) {
      if let path = value.string.flatMap(DesignTokenFile.alias) {
        return try aliased(path, value, role, mode)
      }
      return try checked(Color(value, for: role.key), role, at: value)
    } catch {
      findings.append(error)
      return nil
    }
  }

  private func aliased(
    _ path: String, _ value: JSONValue, _ role: ColorRole, _ mode: Theme.Mode
  ) throws(Diagnostic) -> WrittenColor? {
    if let other = aliasedRole(path, role) {
      return WrittenColor(source: .role(other), value: value, aliases: ["{\(path)}"])
    }
    if let token = try resolver.token(path) {
      return try color(of: token, path, role, at: value)
    }
    if path == role.key { throw AliasResolver.circle([path, path], at: value) }
    throw resolver.unknown(path, at: value)
  }

  /// The role that an alias names, unless it is the role itself.
  private func aliasedRole(_ path: String, _ role: ColorRole) -> ColorRole? {
    guard path.hasPrefix("color."), let other = ColorRole.byName[String(path.dropFirst(6))],
      other != role
    else { return nil }
    return other
  }

  private func color(
    of token: DesignTokenFile.Token, _ path: String, _ role: ColorRole, at value: JSONValue
  ) throws(Diagnostic) -> WrittenColor {
    if let type = token.type, type != "color" {
      throw Diagnostic(
        .error, "theme.alias.kind", "'{\(path)}' is a \(type), '\(role.key)' needs a colour",
        at: value.location, hint: "name a token whose $type is color")
    }
    var color = try checked(Color(token.value, for: path), role, at: value)
    color.aliases = ["{\(path)}"]
    return color
  }

  private func checked(
    _ color: Color, _ role: ColorRole, at value: JSONValue
  ) throws(Diagnostic) -> WrittenColor {
    try role.requireSolid(color, at: value)
    return WrittenColor(source: .literal(color), value: value)
  }

  /// The text on primary goes with the primary beside which it was written, and an alias with the
  /// colour that its writer had before the eyes: over another, which a nearer layer brings, they stand
  /// only where they read.
  private func markWishes(_ written: inout WrittenColors) {
    func layer(_ role: ColorRole) -> Int {
      layers.lastIndex { $0.json["color"]?[role.rawValue] != nil } ?? -1
    }
    for mode in [Theme.Mode.light, .dark] {
      for role in ColorRole.writable {
        switch written[role, mode]?.source {
        case .role(let target)?:
          if layer(role) < layer(target) { written[role, mode]?.isWish = true }
        case .literal?:
          if role == .onPrimary, layer(role) < layer(.primary) {
            written[role, mode]?.isWish = true
          }
        case nil: break
        }
      }
    }
  }
}

extension ColorRole {
  /// Others lie on the page's grounds and on primary: what shines through those is nobody's choice.
  func requireSolid(_ color: Color, at value: JSONValue) throws(Diagnostic) {
    guard !color.isOpaque, [.primary, .background, .surface].contains(self) else { return }
    throw Diagnostic(
      .error, "theme.color.alpha", "'\(key)' must be opaque, \(color.css) is not",
      at: value.location, hint: "others lie on it: write \(color.withAlpha(1).css)")
  }
}
