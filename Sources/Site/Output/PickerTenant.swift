import Bindings
package import Branding
package import Diagnostics

/// The tenant picker as a tenant of its own, with those that it lists.
///
/// It belongs to no tenant, so it wears what the pool of the first one shows of itself: name and brand
/// of the pool, else its host name in the project's usual theme.
struct PickerTenant {
  /// What its folder is called.
  static let id = "_picker"

  let tenant: Tenant
  let listed: [ListedTenant]
  /// Those that have no address to lead to.
  let left: [Tenant]

  /// Nil where a tenant cannot be read, or there is none.
  ///
  /// - Parameter address: where a tenant's site is instead of at its own address.
  init?(_ picker: TenantPicker, of project: Project, address: ((Tenant) -> String)? = nil) {
    let entries = picker.tenants.map { $0.compactMap(project.entry) } ?? project.tenants
    // What is wrong with a tenant is said by its own build. Its former folder stays, and so does a picker
    // that leads there.
    let tenants = entries.compactMap { project.tenant($0).value }
    guard tenants.count == entries.count else { return nil }
    guard let pool = tenants.first?.pool ?? project.pools.first else { return nil }
    listed = tenants.compactMap { ListedTenant($0, at: address?($0)) }
    left = tenants.filter { $0.url == nil }
    tenant = Self.tenant(picker, pool, of: tenants)
  }

  private static func tenant(_ picker: TenantPicker, _ pool: Pool, of tenants: [Tenant]) -> Tenant {
    var locales: [String] = []
    for locale in tenants.flatMap(\.locales) where !locales.contains(locale) {
      locales.append(locale)
    }
    var tenant = Tenant(
      id: id, name: pool.displayName ?? LocalizedText(picker.url.hostName), pool: pool,
      theme: nil, brand: pool.brand, clients: [], url: picker.url, aliases: [],
      locales: locales.isEmpty ? [pool.defaultLocale] : locales, links: Tenant.Links(),
      signIn: Tenant.SignIn(start: .page, providers: []), handOverCookie: nil,
      location: picker.location)
    tenant.digest = SHA256.hash(
      tenants.map(\.digest).reduce(Array(picker.url.utf8) + pool.digest, +))
    return tenant
  }
}

extension TenantSite {
  /// The site of the project's tenant picker, leading to where a preview has the tenants' sites; nil where
  /// the project has none.
  package static func picker(
    of project: Project, kit: Kit, shelf: ThemeShelf, address: @escaping (Tenant) -> String
  ) -> Checked<TenantSite>? {
    guard let settings = project.picker,
      let picker = PickerTenant(settings, of: project, address: address)
    else { return nil }
    let made = make(picker.tenant, kit: kit, shelf: shelf)
    return Checked(made.value?.with(listed: picker.listed), made.findings)
  }
}
