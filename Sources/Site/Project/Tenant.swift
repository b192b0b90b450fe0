package import Diagnostics
package import Syntax
package import Templating

/// One brand with its own pages: who it is, which pool and app clients it signs in to, how it looks.
package struct Tenant: Sendable {
  /// A DNS label.
  package var id: String
  package var name: LocalizedText
  package var pool: Pool
  package var theme: String?
  package var brand: BrandSource?
  /// At least one; the first is the default.
  package var clients: [AppClient]
  /// Where the site is served: canonical, with a slash at its end.
  package var url: String?
  package var aliases: [String]
  /// BCP 47; the first is the default, whose pages lie at the site's root.
  package var locales: [String]
  package var links: Links
  package var signIn: SignIn
  /// The cookie's domain, for apps on sibling sub-domains.
  package var handOverCookie: String?
  package var location: SourceLocation
  /// Where its theme is named, by itself or by a default.
  package var themeLocation: SourceLocation?
  /// SHA-256 of all that was said of it and of its pool, wherever it stood: equal for an equal tenant.
  package var digest: [UInt8] = []

  package struct Links: Sendable {
    package var help: LocalizedURL?
    package var privacy: LocalizedURL?
    package var terms: LocalizedURL?
  }

  package struct SignIn: Sendable {
    package enum Start: String, Hashable, Sendable, CaseIterable { case page, identifier }

    package var start: Start
    package var providers: [Provider]
  }

  /// A social or enterprise provider: `Google`, or one of the pool's own.
  package struct Provider: Sendable {
    package var name: String
    package var label: LocalizedText?
    package var domains: [String]
  }
}

/// An app that signs its users in.
package struct AppClient: Sendable {
  package enum Storage: String, Hashable, Sendable, CaseIterable { case local, session, memory }

  package var name: String
  package var clientId: String
  package var callbacks: [String]
  package var signedOut: [String]
  /// Where a person goes after sign-in when nothing else is said.
  package var home: SafeURL?
  package var storage: Storage
}

/// A `brand` as it was written: a theme laid over the named one; its paths begin at the project.
package struct BrandSource: Sendable {
  package let json: JSONValue

  package init(_ json: JSONValue) { self.json = json }
}

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

/// A checked address, or one a locale; looked up as a `LocalizedText` is.
package struct LocalizedURL: Sendable {
  package let values: [String: SafeURL]

  package init(_ values: [String: SafeURL]) { self.values = values }

  package func url(for locale: String, fallback: String = "en") -> SafeURL {
    let language = String(locale.prefix { $0 != "-" })
    return values[locale] ?? values[language] ?? values["*"] ?? values[fallback]
      ?? values.sorted { $0.key < $1.key }.first?.value ?? .none
  }
}
