import Bindings
import Diagnostics
import Syntax

/// Reads the values of a theme whose layers lie over each other, section by section.
///
/// Unknown keys have been reported for each layer before; here every value is checked for its kind and
/// range, and whatever is missing takes its preset.
struct ThemeReader {
  let theme: JSONValue
  let layers: [ThemeLayer]
  let resolver: AliasResolver
  let images: ThemeImages
  var findings: [Diagnostic] = []
  var sources: Set<ThemeSource> = []
  /// Whether an alias was followed, so that what was read may change with other sections.
  var hasFollowedAlias = false

  init(theme: JSONValue, layers: [ThemeLayer], images: ThemeImages) {
    self.theme = theme
    self.layers = layers
    self.images = images
    resolver = AliasResolver(theme: theme, files: layers.reversed().compactMap(\.tokens))
  }

  /// The value of a dotted key with its aliases followed; nil where nobody wrote it.
  mutating func value(_ key: String) -> JSONValue? {
    guard let value = theme.at(key), !value.isNull else { return nil }
    do throws(Diagnostic) {
      let resolved = try resolver.resolve(value, for: key)
      if !resolved.aliases.isEmpty { hasFollowedAlias = true }
      return resolved.value
    } catch {
      hasFollowedAlias = true
      findings.append(error)
      return nil
    }
  }

  /// One word of a closed list.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ preset: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let value = value(key) else { return preset }
    let words = Choice.allCases.map(\.rawValue)
    guard let text = value.string else {
      findings.append(
        value.wrongKind(
          words.joined(separator: ", "), for: key, hint: "write one of them in double quotes"))
      return preset
    }
    if let choice = Choice(rawValue: text) { return choice }
    findings.append(
      Diagnostic(
        .error, "theme.choice", "'\(text)' is no value of '\(key)'", at: value.location,
        hint: nearestNameHint(for: text, among: words)
          ?? "it is one of: \(words.joined(separator: ", "))"))
    return preset
  }

  /// A number within a range; CSS pixels as a number, `"8px"`, `"0.5rem"` or a W3C dimension.
  mutating func number(
    _ key: String, _ preset: Double, in range: ClosedRange<Double>, isLength: Bool = true
  ) -> Double {
    guard let value = value(key) else { return preset }
    guard let number = isLength ? Self.pixels(value) : value.number else {
      findings.append(
        value.wrongKind(
          isLength ? "a number of pixels" : "a number", for: key,
          hint: isLength ? "write 8, \"8px\" or \"0.5rem\"" : nil))
      return preset
    }
    if range.contains(number) { return number }
    findings.append(
      Diagnostic(
        .error, "theme.range",
        "'\(key)' is \(Self.text(number)), and must be \(Self.text(range.lowerBound)) to "
          + Self.text(range.upperBound),
        at: value.location,
        hint: "the nearest that it may be is \(Self.text(number.held(in: range)))"
      ))
    return preset
  }

  mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.string { return text }
    findings.append(value.wrongKind("a string", for: key))
    return nil
  }

  /// A string, or an object of strings by locale, `*` for every other one.
  mutating func localized(_ key: String) -> JSONValue? {
    guard let value = value(key) else { return nil }
    if value.string != nil {
      if let fault = PlainText.check(value, for: key, most: 500) { findings.append(fault) }
      return value
    }
    guard let object = value.object else {
      findings.append(
        value.wrongKind(
          "a string, or one a locale,", for: key, hint: "write \"…\", or {\"en\": \"…\"}"))
      return nil
    }
    let members = object.entries
    if members.isEmpty {
      findings.append(
        Diagnostic(
          .error, "theme.text", "'\(key)' has no text for any locale", at: value.location,
          hint: "write one for all, or {\"en\": \"…\"}"))
      return nil
    }
    for member in members {
      let key = "\(key).\(member.name)"
      if member.name != "*" { checkLocale(member) }
      if member.value.string == nil {
        findings.append(member.value.wrongKind("a string", for: key))
      } else if let fault = PlainText.check(member.value, for: key, most: 500) {
        findings.append(fault)
      }
    }
    return value
  }

  /// CSS pixels; 1 rem is 16.
  static func pixels(_ value: JSONValue) -> Double? {
    if let number = value.number { return number }
    if let number = value["value"]?.number {
      switch value["unit"]?.string {
      case "px": return number
      case "rem": return number * 16
      default: return nil
      }
    }
    guard let text = value.string else { return nil }
    if text.hasSuffix("rem") { return Double(decimal: text.dropLast(3)).map { $0 * 16 } }
    return text.hasSuffix("px") ? Double(decimal: text.dropLast(2)) : nil
  }

  /// A number without a needless fraction.
  static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e9 ? "\(Int(number))" : "\(number)"
  }
}

extension Double {
  fileprivate func held(in range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
