import Diagnostics
import Syntax
import Templating

/// A theme's own texts for one language, checked against the dictionary.
struct OwnTexts: Sendable {
  let entries: [String: TextEntry]
  /// What they say, for telling one set of texts from another; empty for none.
  let identity: String

  static let none = OwnTexts(entries: [:], identity: "")

  /// Those that messages say: a theme with words of its own on pages has the same messages as others.
  var ofMessages: OwnTexts {
    let own = entries.filter { $0.key.hasPrefix("message.") || $0.key.hasPrefix("common.") }
    return own.isEmpty ? .none : OwnTexts(entries: own, identity: identity)
  }

  /// The texts for a language: those of its language as a whole, then its own.
  ///
  /// - Parameter texts: locale, then key, then the text as it was written.
  static func read(
    _ texts: [String: [String: JSONValue]], for locale: String, reference: LocaleDictionary
  ) -> Checked<OwnTexts> {
    guard !texts.isEmpty else { return Checked(OwnTexts.none) }
    var entries: [String: TextEntry] = [:]
    var identity = ""
    var findings: [Diagnostic] = []
    let language = String(locale.prefix { $0 != "-" })
    for tag in texts.keys.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      let name = KitLocale.canonical(tag)
      guard name == locale || tag == language, let own = texts[tag] else { continue }
      for (key, value) in own.sorted(by: { $0.key < $1.key }) {
        do throws(Diagnostic) {
          let text = try read(value, key: key, in: locale, reference: reference)
          entries[key] = text.entry(inPlaceOf: reference.texts[key])
          identity += "\(key)\u{0}\(value.file.text(in: value.range))\u{0}"
        } catch { findings.append(error) }
      }
    }
    return Checked(OwnTexts(entries: entries, identity: identity), findings)
  }

  private static func read(
    _ value: JSONValue, key: String, in locale: String, reference: LocaleDictionary
  ) throws(Diagnostic) -> WrittenText {
    guard let original = reference.texts[key] else {
      throw Diagnostic(
        .error, "text.unknown", "no page says '\(key)'", at: value.location,
        hint: reference.keyHint(for: key))
    }
    let text = try WrittenText.read(value, key: key)
    // A lead is the one text that a page can do without; one of blanks would still take its room.
    if text.forms.contains(where: {
      $0.text.isBlank && !(key.hasSuffix(".lead") && $0.text.isEmpty)
    }) {
      throw Diagnostic(
        .error, "text.empty", "the text '\(key)' is empty", at: value.location,
        hint: "write a text, or leave the key out")
    }
    if let finding = text.strayParameter(against: original, key: key) { throw finding }
    if let selector = text.selector, selector != original.selector {
      throw Diagnostic(
        .error, "text.plural.selector", "'\(key)' has no number '\(selector)' to follow",
        at: value.location,
        hint: original.selector.map { "write \"$plural\": \"\($0)\"" } ?? "write one text")
    }
    let known = PluralForms(of: locale).known
    for form in text.forms where text.selector != nil && !known.contains(form.category) {
      throw Diagnostic(
        .error, "text.plural.unused",
        "the language '\(locale)' has no plural form '\(form.category.rawValue)'",
        at: value.location, hint: "remove it: it is never shown")
    }
    return text
  }
}
