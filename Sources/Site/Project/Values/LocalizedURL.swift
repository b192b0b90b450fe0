package import Templating

/// A checked address, or one a locale; looked up as a `LocalizedText` is.
package struct LocalizedURL: Sendable {
  package let values: [String: SafeURL]

  package init(_ values: [String: SafeURL]) { self.values = values }

  /// The address for a locale.
  package func url(for locale: String, fallback: String = "en") -> SafeURL {
    let language = String(locale.prefix { $0 != "-" })
    return values[locale] ?? values[language] ?? values["*"] ?? values[fallback]
      ?? values.sorted { $0.key < $1.key }.first?.value ?? .none
  }
}
