import Diagnostics
import Syntax

/// Places the tokens of a file on the keys of a theme.
struct DesignTokenImport {
  let file: DesignTokenFile
  private(set) var findings: [Diagnostic] = []
  /// The tokens placed so far, by theme key with its mode; the better match stays.
  private var placed: [String: Placed] = [:]

  private struct Placed {
    let match: Int
    let path: String
    let value: JSONTree
    let source: JSONValue
  }

  /// Whether every colour that Lintel exports stands where Lintel exports it.
  private let isExport: Bool

  init(file: DesignTokenFile) {
    self.file = file
    let modes = ["light", "dark"]
    isExport = ColorRole.allCases.allSatisfy { role in
      modes.allSatisfy { file.token(at: "\(role.key).\($0)") != nil }
    }
  }

  /// The keys that tokens can be, and the types that they hold.
  private static let types: [String: [String]] = [
    "font.family": ["fontFamily"], "font.heading": ["fontFamily"], "font.size": ["dimension"],
    "shape.radius": ["dimension"], "shape.border": ["dimension"],
  ]

  mutating func theme() -> JSONTree {
    for token in file.tokens { place(token) }
    let colors: [(String, JSONTree)] = ColorRole.writable.compactMap { role in
      color(role).map { (role.rawValue, $0) }
    }
    var members: [(String, JSONTree)] = []
    if let name = file.themeName { members.append(("name", .string(name))) }
    if !colors.isEmpty { members.append(("color", .object(colors))) }
    for group in ["font", "shape"] {
      let keys = (ThemeKeys.members[group] ?? []).compactMap { name in
        placed["\(group).\(name)"].map { (name, $0.value) }
      }
      if !keys.isEmpty { members.append((group, .object(keys))) }
    }
    return .object(members)
  }

  /// One value where it stands for both modes, else one a mode; a value for both beside one of a mode
  /// is for the other.
  private mutating func color(_ role: ColorRole) -> JSONTree? {
    let both = placed[role.key]
    let modes = ["light", "dark"].map { (name: $0, own: placed["\(role.key).\($0)"]) }
    if modes.allSatisfy({ $0.own == nil }) { return both?.value }
    if let both, !modes.contains(where: { $0.own == nil }) {
      displace(both, for: "\(role.key) in either mode")
    }
    return .object(
      modes.compactMap { name, own in (own ?? both).map { (name, $0.value) } })
  }

  private mutating func place(_ token: DesignTokenFile.Token) {
    do throws(Diagnostic) {
      let resolved = try file.resolved(token)
      guard let key = Self.key(token.path, type: resolved.type) else {
        if isExport, Self.isDerived(token.path) { return }
        findings.append(
          Diagnostic(
            .note, "tokens.unplaced", "no key of a theme takes '\(token.path)'",
            at: token.value.location))
        return
      }
      let new = Placed(
        match: key.match, path: token.path, value: try Self.value(resolved, at: token),
        source: token.value)
      guard let old = placed[key.name] else {
        placed[key.name] = new
        return
      }
      let isBetter = new.match > old.match
      if isBetter { placed[key.name] = new }
      // Two names for one value lose nothing.
      if old.value != new.value {
        displace(isBetter ? old : new, for: "'\(isBetter ? new.path : old.path)'")
      }
    } catch { findings.append(error) }
  }

  private mutating func displace(_ token: Placed, for winner: String) {
    findings.append(
      Diagnostic(
        .note, "tokens.displaced", "'\(token.path)' gives way to \(winner)",
        at: token.source.location, hint: "take it out of the file, or write it into the theme"))
  }

  /// The theme's key that a path names, and how many of its parts speak for it. A part `light` or
  /// `dark`, wherever it stands, says the mode.
  static func key(_ path: String, type: String?) -> (name: String, match: Int)? {
    var parts = path.split(separator: ".").map { camel(String($0)) }.filter { $0 != "$root" }
    let modes = parts.filter(isMode)
    guard modes.count <= 1 else { return nil }
    parts.removeAll(where: isMode)
    let mode = modes.first.map { ".\($0)" } ?? ""
    let name = parts.last ?? ""
    let group = parts.dropLast().last
    if type == "color" {
      guard let role = ColorRole.writableByName[name] else { return nil }
      return (role.key + mode, group == "color" || group == "colors" ? 2 : 1)
    }
    guard let type, mode.isEmpty, let group else { return nil }
    let key = "\(group).\(name)"
    return types[key]?.contains(type) == true ? (key, 2) : nil
  }

  private static func isMode(_ part: String) -> Bool { part == "light" || part == "dark" }

  /// Whether the token is one of an export's that a theme cannot write: it derives it again.
  private static func isDerived(_ path: String) -> Bool {
    let parts = path.split(separator: ".").map(String.init)
    return parts.count == 3 && parts[0] == "color" && ColorRole.byName[parts[1]] != nil
  }

  /// The role of `color.primary` and of `color.primary.dark`.
  private static func role(of key: String) -> ColorRole? {
    let parts = key.split(separator: ".")
    return parts.count > 1 ? ColorRole.byName[String(parts[1])] : nil
  }

  /// `on-primary`, `on primary` and `on_primary` as `onPrimary`.
  private static func camel(_ name: String) -> String {
    let words = name.split { "-_ ".contains($0) }
    guard let first = words.first else { return name }
    let head = first.prefix(1).lowercased() + first.dropFirst()
    return head
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static func value(
    _ resolved: DesignTokenFile.Token, at token: DesignTokenFile.Token
  ) throws(Diagnostic) -> JSONTree {
    switch resolved.type {
    case "color":
      let color = try Color(resolved.value, for: token.path)
      if let role = key(token.path, type: "color").flatMap({ role(of: $0.name) }) {
        try role.requireSolid(color, at: token.value)
      }
      return .string(color.css)
    case "fontFamily":
      if let text = resolved.value.string { return .string(text) }
      let names = (resolved.value.array ?? []).compactMap(\.string)
      if names.isEmpty {
        throw resolved.value.wrongKind(
          "a font family", for: token.path, hint: "write \"Inter\", or [\"Inter\", \"serif\"]")
      }
      return .string(names.joined(separator: ", "))
    default:
      guard let pixels = ThemeReader.pixels(resolved.value) else {
        throw resolved.value.wrongKind(
          "a dimension", for: token.path, hint: "write {\"value\": 8, \"unit\": \"px\"}")
      }
      return DesignTokens.number(pixels)
    }
  }
}
