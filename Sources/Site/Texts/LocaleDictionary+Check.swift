import Diagnostics
import Templating

extension LocaleDictionary {
  /// What keeps the language from saying all that the reference says: keys that are missing or that
  /// nobody asks for, holes that differ, plural forms that the language needs or does not have.
  func differences(from reference: LocaleDictionary) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let categories = PluralForms(of: tag)
    for (key, original) in reference.texts where texts[key] == nil {
      findings.append(
        Diagnostic(
          .error, "text.missing", "the text '\(key)' is missing in '\(tag)'",
          at: file.location(of: 0..<min(1, file.bytes.count)),
          hint: "\(reference.tag): \"\(original.forms[0].text)\""))
    }
    for (key, text) in texts {
      guard let original = reference.texts[key] else {
        findings.append(
          Diagnostic(
            .error, "text.unknown", "no page says '\(key)'", at: text.location,
            hint: reference.keyHint(for: key)))
        continue
      }
      findings += text.differences(from: original, key: key, in: tag, categories)
    }
    return findings.sorted()
  }

  /// What to write in place of a key that no page says.
  func keyHint(for key: String) -> String {
    nearestNameHint(for: key, among: texts.keys) ?? "the keys are those of \(file.name)"
  }
}

extension WrittenText {
  fileprivate func differences(
    from original: WrittenText, key: String, in locale: String, _ categories: PluralForms
  ) -> [Diagnostic] {
    if parameters == original.parameters, selector == nil, original.selector == nil { return [] }
    if let finding = strayParameter(against: original, key: key) { return [finding] }
    if let lost = original.parameters.subtracting(parameters).sorted().first {
      return [
        Diagnostic(
          .error, "text.parameter.missing", "'\(key)' does not say '{\(lost)}'", at: location,
          hint: "the page fills it in; put it where it belongs (a theme's texts may leave it out)")
      ]
    }
    guard selector == original.selector else {
      return [
        Diagnostic(
          .error, "text.plural.missing", "'\(key)' needs plural forms", at: location,
          hint: original.selector.map { "write {\"$plural\": \"\($0)\", \"other\": …}" }
            ?? "write one text without forms")
      ]
    }
    guard selector != nil else { return [] }
    return pluralDifferences(key: key, in: locale, categories)
  }

  private func pluralDifferences(
    key: String, in locale: String, _ categories: PluralForms
  ) -> [Diagnostic] {
    let given = Set(forms.map(\.category))
    let missing = categories.needed.subtracting(given).map(\.rawValue).sorted()
    let extra = given.subtracting(categories.known).map(\.rawValue).sorted()
    var findings: [Diagnostic] = []
    if !missing.isEmpty {
      findings.append(
        Diagnostic(
          .error, "text.plural.incomplete",
          "'\(key)' has no form \(missing.map { "'\($0)'" }.joined(separator: ", "))",
          at: location, hint: "the language '\(locale)' uses it for some numbers"))
    }
    if !extra.isEmpty {
      findings.append(
        Diagnostic(
          .error, "text.plural.unused",
          "the language '\(locale)' has no plural form "
            + extra.map { "'\($0)'" }.joined(separator: ", "),
          at: location, hint: "remove it: it is never shown"))
    }
    return findings
  }

  /// A hole that the reference does not have.
  func strayParameter(against original: WrittenText, key: String) -> Diagnostic? {
    guard let stray = parameters.subtracting(original.parameters).sorted().first else {
      return nil
    }
    let names = original.parameters.sorted()
    return Diagnostic(
      .error, "text.parameter.unknown", "'\(key)' has no '{\(stray)}'", at: location,
      hint: nearestNameHint(for: stray, among: names)
        ?? (names.isEmpty
          ? "the text has no parameters"
          : "it has \(names.map { "{\($0)}" }.joined(separator: ", "))"))
  }
}

/// Which plural categories a language takes for whole numbers.
struct PluralForms {
  /// Those that numbers people meet on a page take.
  let needed: Set<PluralCategory>
  /// All that the language has.
  let known: Set<PluralCategory>

  init(of locale: String) {
    var needed: Set<PluralCategory> = [.other]
    for number in 0...200 { needed.insert(PluralRules.category(of: number, in: locale)) }
    self.needed = needed
    known = needed.union([PluralRules.category(of: 1_000_000, in: locale)])
  }
}
