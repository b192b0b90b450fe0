import Diagnostics
import Syntax

/// Follows aliases `{shape.radius}` of a theme: to another of its keys, else to a token of the token
/// files that its layers name, the nearest layer's first.
struct AliasResolver: Sendable {
  /// All layers in one.
  let theme: JSONValue
  /// Nearest first.
  let files: [DesignTokenFile]

  /// A value at the end of its aliases, with the place of the first of them: whoever does not like it
  /// must change what stands there.
  struct Resolved {
    var value: JSONValue
    /// As they were written, the first first.
    var aliases: [String] = []
    /// The token's type where it ends in a token file.
    var type: String?
  }

  /// - Parameter key: the dotted key that has the value; an alias to itself looks in the token files
  ///   only.
  func resolve(_ value: JSONValue, for key: String) throws(Diagnostic) -> Resolved {
    var resolved = Resolved(value: value)
    var seen = [key]
    while let path = resolved.value.string.flatMap(DesignTokenFile.alias) {
      resolved.aliases.append("{\(path)}")
      if !seen.contains(path), let next = leaf(path) {
        seen.append(path)
        resolved.value = next
        continue
      }
      if let token = try token(path) {
        resolved.value = token.value
        resolved.type = token.type
        break
      }
      throw seen.contains(path)
        ? Self.circle(seen + [path], at: value) : unknown(path, at: resolved.value)
    }
    resolved.value = resolved.value.moved(to: value)
    return resolved
  }

  /// The token of that path with its own aliases followed.
  func token(_ path: String) throws(Diagnostic) -> DesignTokenFile.Token? {
    for file in files {
      if let token = file.token(at: path) { return try file.resolved(token) }
    }
    return nil
  }

  /// The tokens `light` and `dark` of a group, where there is at least one.
  func modes(_ path: String) throws(Diagnostic) -> [Theme.Mode: DesignTokenFile.Token] {
    var modes: [Theme.Mode: DesignTokenFile.Token] = [:]
    for mode in [Theme.Mode.light, .dark] {
      if let token = try token("\(path).\(mode.rawValue)") { modes[mode] = token }
    }
    return modes
  }

  private func leaf(_ path: String) -> JSONValue? {
    guard ThemeKeys.leaves.contains(path), let value = theme.at(path), value.object == nil else {
      return nil
    }
    return value
  }

  func unknown(_ path: String, at value: JSONValue) -> Diagnostic {
    let names = files.flatMap { $0.tokens.map(\.path) } + ThemeKeys.leaves
    let roles = ColorRole.allCases.map(\.key)
    return Diagnostic(
      .error, "theme.alias.unknown", "alias '{\(path)}' names no token", at: value.location,
      hint: nearestName(to: path, among: names + roles).map { "did you mean '{\($0)}'?" }
        ?? "name a key of the theme, as in {color.primary}, or a token of the file in 'tokens'")
  }

  static func circle(_ path: [String], at value: JSONValue) -> Diagnostic {
    Diagnostic(
      .error, "theme.alias.cycle", "alias goes in a circle: \(path.joined(separator: " → "))",
      at: value.location, hint: "give one of them a value")
  }
}

extension JSONValue {
  /// The same where another value is written.
  fileprivate func moved(to other: JSONValue) -> JSONValue {
    JSONValue(content, file: other.file, range: other.range)
  }
}
