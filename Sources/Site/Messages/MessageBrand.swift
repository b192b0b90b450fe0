package import Branding
package import Diagnostics

/// Whose message it is: what a tenant, or a pool of its own, says in messages.
package struct MessageBrand: Sendable {
  package let name: LocalizedText
  package let theme: Theme
  /// Where people sign in, with a slash at its end; its `assets/mail/` has the logo.
  package let url: String?
  /// The pool's host of hosted pages.
  package let domain: String?
  package let links: Tenant.Links
  /// The host that codes in text messages are bound to; nil where people of several hosts get them.
  package let codeHost: String?
  /// Whether a logo lies below `url`.
  package let hasLogoFile: Bool
  package let location: SourceLocation?

  /// A tenant's messages, as the function of its pool sends them.
  package init(_ tenant: Tenant, theme: Theme) {
    name = tenant.name
    self.theme = theme
    url = tenant.url
    domain = tenant.pool.domain
    links = tenant.links
    codeHost = tenant.codeHost
    hasLogoFile = tenant.url != nil
    location = tenant.location
  }

  /// A pool's own messages: in its own looks, or in those of its first tenant.
  ///
  /// - Parameters:
  ///   - first: the pool's first tenant, whose looks it wears where it has none.
  ///   - hosts: where the codes of its tenants are typed in.
  package init(_ pool: Pool, theme: Theme, first: Tenant?, hosts: Set<String>) {
    name = pool.displayName ?? first?.name ?? LocalizedText(theme.name)
    self.theme = theme
    url = pool.url ?? first?.url
    domain = pool.domain
    links = first?.links ?? Tenant.Links()
    codeHost = hosts.count == 1 ? hosts.first : nil
    // Only tenants have a site, and so a place for images.
    hasLogoFile = !pool.hasOwnLooks && first?.url != nil && (pool.url ?? first?.url) == first?.url
    location = pool.location
  }
}

extension Tenant {
  /// The host of the page that a code is typed into: the tenant's own, else the hosted one.
  package var codeHost: String? {
    url.flatMap(SiteAddress.init)?.host.text ?? pool.domain
  }
}

extension Pool {
  /// Whether it says how it looks, so that no tenant's brand takes that place.
  package var hasOwnLooks: Bool { hasOwnTheme || brand != nil }
}
