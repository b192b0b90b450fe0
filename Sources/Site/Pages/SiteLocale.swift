import Branding
import Diagnostics
import Templating

/// One language of a site: its texts, its linked pages, and the values that all of its pages share.
struct SiteLocale: Sendable {
  let tag: String
  let texts: TextCatalog
  let addresses: PageAddresses
  /// Addresses for the page that is shown wherever somebody went wrong.
  let rooted: PageAddresses
  /// By `PageID.index`.
  let programs: [Program]
  let shared: SharedValues
  let rootedShared: SharedValues
}

/// Values of the common part of a page's model that do not depend on the page, in the shape's order.
struct SharedValues: Sendable {
  let values: [(String, Value)]
}

extension SharedValues {
  init(
    _ tenant: Tenant, _ theme: Theme, _ assets: SiteAssets, dictionary: LocaleDictionary,
    texts: TextCatalog, addresses: PageAddresses
  ) {
    let locale = texts.locale
    let brand = BrandValues(
      theme: theme, assets: assets, addresses: addresses, name: tenant.name.text(for: locale),
      locale: locale)
    let links = LinkValues(tenant: tenant, locale: locale, addresses: addresses)
    values =
      [
        ("lang", .text(locale)), ("dir", .text(dictionary.direction.rawValue)),
        ("mode", .text(theme.mode.rawValue)), ("colorScheme", .text(theme.mode.colorScheme)),
      ] + brand.values + links.values
  }
}

extension Theme.Mode {
  /// The `color-scheme` of a page.
  var colorScheme: String { self == .auto ? "light dark" : rawValue }
}
