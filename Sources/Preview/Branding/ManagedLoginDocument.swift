import CognitoMock
import Syntax

/// A `Settings` document as managed login reads it: what it leaves out, and what is no value of its
/// key, is as Cognito has it. Keys that Cognito does not know are not looked at.
struct ManagedLoginDocument: Sendable {
  enum Mode: String, Sendable, CaseIterable {
    case light = "lightMode"
    case dark = "darkMode"
  }

  private let own: JSONTree

  /// - Parameter settings: nil for Cognito's own values.
  init(_ settings: JSONTree?) { own = settings ?? .object([]) }

  /// - Parameter path: `components.form.logo.enabled`
  func flag(_ path: String) -> Bool {
    if case .bool(let flag)? = value(path, where: { if case .bool = $0 { true } else { false } }) {
      return flag
    }
    return false
  }

  /// `CENTER`; in small letters.
  func word(_ path: String, among words: [String]) -> String {
    let value = value(path) {
      if case .string(let word) = $0 { words.contains(word.lowercased()) } else { false }
    }
    if case .string(let word)? = value { return word.lowercased() }
    return words.first ?? ""
  }

  /// Pixels, 0…9999.
  func radius(_ path: String) -> Double {
    value(path, where: { Self.pixels($0) != nil }).flatMap(Self.pixels) ?? 0
  }

  /// `0b5fffff`: `RRGGBBAA` in small letters. Six digits are taken by Cognito and have no effect.
  func color(_ path: String) -> String {
    if case .string(let text)? = value(path, where: Self.isColor) { return text.lowercased() }
    return "00000000"
  }

  /// A list, whatever it holds.
  func items(_ path: String) -> [JSONTree] {
    if case .array(let items)? = value(path, where: { if case .array = $0 { true } else { false } })
    {
      return items
    }
    return []
  }

  /// Known keys whose value is none of its kind: they are as if they were left out.
  var ignored: [String] {
    ManagedLoginKey.all.filter { key in
      own.value(at: key.path).map { !key.kind.takes($0) } ?? false
    }.map(\.path)
  }

  /// Whether the document itself says something else than Cognito's default.
  func isChanged(_ path: String) -> Bool {
    own.value(at: path).map { $0 != ManagedLoginSettings.defaults.value(at: path) } ?? false
  }

  private func value(_ path: String, where fits: (JSONTree) -> Bool) -> JSONTree? {
    let known = own.value(at: path)
    if let known, fits(known) { return known }
    return ManagedLoginSettings.defaults.value(at: path)
  }

  static func isColor(_ value: JSONTree) -> Bool {
    guard case .string(let text) = value, text.utf8.count == 8 else { return false }
    return text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  static func pixels(_ value: JSONTree) -> Double? {
    let number: Double
    switch value {
    case .int(let whole): number = Double(whole)
    case .double(let part): number = part
    default: return nil
    }
    return 0...9999 ~= number ? number : nil
  }
}

extension JSONTree {
  /// What stands at a path of names: `components.form.borderRadius`.
  fileprivate func value(at path: String) -> JSONTree? {
    path.split(separator: ".").reduce(self as JSONTree?) { $0?[String($1)] }
  }
}
