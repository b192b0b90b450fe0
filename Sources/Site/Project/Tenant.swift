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

  /// Addresses in every page's footer.
  package struct Links: Sendable {
    package var help: LocalizedURL?
    package var privacy: LocalizedURL?
    package var terms: LocalizedURL?
  }

  /// How the first page asks who somebody is.
  package struct SignIn: Sendable {
    /// Everything on one page, or the identifier first.
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
  /// Where a browser keeps an app's tokens.
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
