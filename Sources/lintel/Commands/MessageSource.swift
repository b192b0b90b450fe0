internal import Branding
internal import Diagnostics
internal import Site

/// Whose messages are shown, in which languages.
struct MessageSource {
  let messages: [BrandedMessages]
  let pool: Pool
  /// Whether they are those that a pool sends by itself.
  let isPoolOwn: Bool
  private(set) var findings: [Diagnostic]

  /// Errors: `build.pool`, `tenant.unknown`, and those of the tenant and its theme.
  init(_ arguments: Arguments, _ project: Project, _ kit: Kit) throws(Diagnostic) {
    let shelf = ThemeShelf(files: project.files)
    let brand: MessageBrand
    var locales: [String]
    if let name = arguments.value("pool") {
      guard let pool = project.pool(named: name) else {
        throw Diagnostic(
          .error, "build.pool", "there is no pool '\(name)'",
          hint: nameHint(for: name, among: project.pools.map(\.name)))
      }
      let site = PoolSite.make(pool, of: project, kit: kit, shelf: shelf)
      let value = try Self.value(site)
      (brand, locales, self.pool) = (value.brand, value.locales, pool)
      (isPoolOwn, findings) = (true, site.findings)
    } else {
      let tenant = try Self.tenant(arguments.value("tenant"), project)
      let theme = shelf.theme(
        named: tenant.theme ?? tenant.pool.theme, brand: tenant.brand?.json,
        at: tenant.themeLocation ?? tenant.location)
      brand = MessageBrand(tenant, theme: try Self.value(theme))
      (locales, self.pool) = (tenant.locales, tenant.pool)
      (isPoolOwn, findings) = (false, theme.findings)
    }
    let wanted = arguments.list("locale")
    if !wanted.isEmpty { locales = wanted }
    var messages: [BrandedMessages] = []
    for locale in locales {
      let linked = kit.messages(in: locale, for: brand.theme)
      findings += linked.findings
      messages.append(BrandedMessages(brand, try Self.value(linked)))
    }
    self.messages = messages
  }

  private static func tenant(
    _ id: String?, _ project: Project
  ) throws(Diagnostic) -> Tenant {
    try value(project.tenant(project.entry(named: id)))
  }

  private static func value<Value>(_ checked: Checked<Value>) throws(Diagnostic) -> Value {
    guard let value = checked.value else {
      throw checked.findings.first { $0.severity == .error }
        ?? Diagnostic(.error, "messages.unreadable", "the messages cannot be made")
    }
    return value
  }
}
