import Diagnostics
import Syntax

/// Places the tokens of a file on the keys of a theme.
struct DesignTokenImport {
  let file: DesignTokenFile
  private(set) var findings: [Diagnostic] = []
  /// The tokens placed so far, by theme key with its mode; the better match stays.
  private var placed: [String: (match: Int, value: JSONTree)] = [:]

  init(file: DesignTokenFile) { self.file = file }

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
    if !colors.isEmpty { members.append(("color", .object(colors))) }
    for group in ["font", "shape"] {
      let keys = (ThemeKeys.members[group] ?? []).compactMap { name in
        placed["\(group).\(name)"].map { (name, $0.value) }
      }
      if !keys.isEmpty { members.append((group, .object(keys))) }
    }
    return .object(members)
  }

  /// One value where it stands for both modes, else one a mode.
  private func color(_ role: ColorRole) -> JSONTree? {
    let modes: [(String, JSONTree)] = ["light", "dark"].compactMap { mode in
      placed["\(role.key).\(mode)"].map { (mode, $0.value) }
    }
    return modes.isEmpty ? placed[role.key]?.value : .object(modes)
  }

  private mutating func place(_ token: DesignTokenFile.Token) {
    do throws(Diagnostic) {
      let resolved = try file.resolved(token)
      guard let key = Self.key(token.path, type: resolved.type) else {
        findings.append(
          Diagnostic(
            .note, "tokens.unplaced", "no key of a theme takes '\(token.path)'",
            at: token.value.location))
        return
      }
      let value = try Self.value(resolved, at: token)
      if let old = placed[key.name], old.match >= key.match { return }
      placed[key.name] = (key.match, value)
    } catch { findings.append(error) }
  }

  /// The theme's key that a path names, and how many of its parts speak for it.
  static func key(_ path: String, type: String?) -> (name: String, match: Int)? {
    var parts = path.split(separator: ".").map { camel(String($0)) }.filter { $0 != "$root" }
    var mode = ""
    if let last = parts.last, last == "light" || last == "dark" {
      mode = ".\(last)"
      parts.removeLast()
    }
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
    case "color": return .string(try Color(resolved.value, for: token.path).css)
    case "fontFamily":
      if let text = resolved.value.string { return .string(text) }
      let names = (resolved.value.array ?? []).compactMap(\.string)
      if names.isEmpty { throw resolved.value.wrongKind("a font family", for: token.path) }
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
