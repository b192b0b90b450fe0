/// A text that a person wrote once, or once a locale.
package struct LocalizedText: Hashable, Sendable {
  /// Locale to text; the key `*` is the text for every other locale.
  package let values: [String: String]

  package init(_ values: [String: String]) { self.values = values }

  package init(_ text: String) { values = ["*": text] }

  /// The text for a locale: its own, that of its language, the general one, that of `fallback`, else
  /// the first by locale.
  package func text(for locale: String, fallback: String = "en") -> String {
    let language = String(locale.prefix { $0 != "-" })
    return values[locale] ?? values[language] ?? values["*"] ?? values[fallback]
      ?? values.sorted { $0.key < $1.key }.first?.value ?? ""
  }
}
