import Diagnostics
import Syntax

/// Reports unknown keys of a theme or brand, with the nearest known one.
enum ThemeKeyCheck {
  /// - Parameter what: "a theme" or "a brand".
  static func check(_ json: JSONValue, what: String) -> [Diagnostic] {
    guard let object = json.object else { return [] }
    var findings = object.checkKeys(ThemeKeys.top, in: what)
    for member in object.members {
      findings += check(member.value, at: member.name)
      if member.name == "name" { findings += name(member.value) }
    }
    return findings
  }

  private static func check(_ value: JSONValue, at path: String) -> [Diagnostic] {
    guard let keys = ThemeKeys.members[path] else { return [] }
    if path == "font.files" {
      return (value.array ?? []).flatMap { $0.object?.checkKeys(keys, in: "'\(path)'") ?? [] }
    }
    guard let object = value.object else { return kind(value, at: path) }
    var findings = object.checkKeys(keys, in: "'\(path)'")
    for member in object.members { findings += check(member.value, at: "\(path).\(member.name)") }
    return findings
  }

  private static func name(_ value: JSONValue) -> [Diagnostic] {
    if value.isNull { return [] }
    guard let text = value.string else { return [value.wrongKind("a string", for: "name")] }
    if text.isEmpty {
      return [
        Diagnostic(
          .error, "theme.text", "'name' is empty", at: value.location,
          hint: "write it, or leave it out")
      ]
    }
    return PlainText.check(value, for: "name", most: 120).map { [$0] } ?? []
  }

  /// Objects that may be written short are strings then; null takes a section out.
  private static func kind(_ value: JSONValue, at path: String) -> [Diagnostic] {
    let isShort = value.string != nil && (path == "logo" || path == "layout.image")
    if isShort || value.isNull { return [] }
    let first = ThemeKeys.members[path]?.first ?? ""
    return [
      value.wrongKind(
        "an object", for: path,
        hint: value.string.map { "write {\"\(first)\": \"\($0)\"}" })
    ]
  }
}
