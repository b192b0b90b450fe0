import Templating

/// Where the pages of one language are, and what leads from one to another: seen from one another, or
/// from the root of a site.
final class PagePlaces: Sendable {
  let addresses: PageAddresses
  let assets: PageAssets
  /// Pages that other pages lead to.
  let to: Value

  init(_ addresses: PageAddresses, _ tenant: Tenant, _ kit: Kit) {
    self.addresses = addresses
    assets = PageAssets(kit.scripts, addresses)
    to = .record(LinkValues.pages(addresses, of: tenant))
  }
}
