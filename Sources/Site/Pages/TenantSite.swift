package import Branding
package import Diagnostics
import Templating

/// A tenant with its theme and the files that its pages carry: everything that is the same for all of
/// its pages, made once.
package struct TenantSite: Sendable {
  package let tenant: Tenant
  package let theme: Theme
  package let kit: Kit
  /// Style sheet, scripts, images and fonts: `site/assets/<name>.<hash>.<ext>`.
  package let assets: [OutputFile]

  /// Makes a site of a theme that has been resolved.
  package static func make(_ tenant: Tenant, theme: Theme, kit: Kit) -> Checked<TenantSite> {
    Checked(TenantSite(tenant: tenant, theme: theme, kit: kit, assets: []))
  }

  /// The languages of the site; the first one's pages lie at its root.
  package var locales: [String] { tenant.locales }

  /// The states of a page that this tenant's pool can bring about.
  package func states(of page: PageID) -> [PageState] { [] }

  /// Where a page lies below the tenant's folder: `site/login.html`, `site/de/login.html`.
  package func path(of page: PageID, locale: String) -> String {
    let folder = locale == locales.first ? "" : "\(locale)/"
    return "site/\(folder)\(page.rawValue).html"
  }

  /// A page's bytes; without a state, the page as it is uploaded or first shown.
  package func render(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> [UInt8] { [] }

  /// The same, appended to a buffer that is kept from page to page.
  package func render(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct,
    into bytes: inout [UInt8]
  ) {}

  /// The same, with the place of the template that each byte comes from.
  package func renderMapped(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> RenderedPage {
    RenderedPage(page: page, locale: locale, bytes: [], map: .empty)
  }

  /// Equal for two pages that differ in free places only: words, labels, addresses.
  package func structureDigest(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> UInt64 { 0 }

  /// The policy as the page's `meta` has it, or as a header, which can say who may frame it.
  package func contentSecurityPolicy(_ served: Served, asHeader: Bool = false) -> String { "" }

  /// The same site in a forced mode, for the gallery.
  package func with(mode: Theme.Mode) -> TenantSite {
    var theme = theme
    theme.mode = mode
    return TenantSite(tenant: tenant, theme: theme, kit: kit, assets: assets)
  }

  /// The same site with another policy, for the preview.
  package func with(policy: PolicyException) -> TenantSite { self }

  /// The same site with `not-found.html` rooted at a path, or relative like every other page (nil).
  package func with(root: String?) -> TenantSite { self }
}
