import Bindings
import Diagnostics

/// The tenant picker's folder, `_picker`: a site of one page that leads to those of the tenants.
///
/// It belongs to no tenant, so it wears what the pool of the first one shows of itself: name and brand
/// of the pool, else its host name in the project's usual theme. It is written with a build of all tenants, and removed where the project
/// no longer has one.
struct PickerBuild {
  static let id = "_picker"

  /// More rows than that make a page that is slow to load and to read.
  static let limit = 500

  let work: TenantBuild

  private var project: Project { work.project }

  /// - Parameter report: gets its files and findings; tenants are counted without it.
  func build(in folder: OutputFolder, _ report: inout BuildReport) {
    guard work.options.coversEveryTenant, work.options.only.contains(.site) else { return }
    guard let picker = project.picker else {
      if work.options.removesGone { remove(from: folder, &report) }
      return
    }
    var own: [Diagnostic] = []
    defer { report.findings += own }
    guard let (work, tenant) = prepare(picker, &own), work.accept(&own) else { return }
    if case .built(let files, let bytes) = work.build(tenant, in: folder, &own) {
      report.files += files
      report.bytes += bytes
    }
  }

  func check(_ report: inout BuildReport) {
    guard work.options.coversEveryTenant, let picker = project.picker else { return }
    var own: [Diagnostic] = []
    if let (work, tenant) = prepare(picker, &own) { work.check(tenant, &own) }
    _ = work.accept(&own)
    report.findings += own
  }

  private func remove(from folder: OutputFolder, _ report: inout BuildReport) {
    do throws(Diagnostic) {
      guard try folder.remove(Self.id) else { return }
      report.removed.append(Self.id)
      work.state?.forget([Self.id])
    } catch { report.findings.append(error) }
  }

  /// The picker as a tenant of its own, and the work on it; nil where a tenant cannot be
  /// read, or there is none.
  private func prepare(
    _ picker: TenantPicker, _ findings: inout [Diagnostic]
  ) -> (TenantBuild, Tenant)? {
    let entries = picker.tenants.map { $0.compactMap(project.entry) } ?? project.tenants
    // What is wrong with a tenant is said by its own build. Its former folder stays, and so does a picker
    // that leads there.
    let tenants = entries.compactMap { project.tenant($0).value }
    guard tenants.count == entries.count else { return nil }
    guard let pool = tenants.first?.pool ?? project.pools.first else { return nil }
    if tenants.count > Self.limit {
      findings.append(
        Diagnostic(
          .warning, "picker.long", "the tenant picker lists \(tenants.count) tenants in one page",
          at: picker.location, hint: "name those that people choose from in 'tenants'"))
    }
    var listed: [ListedTenant] = []
    for tenant in tenants {
      if let row = ListedTenant(tenant) {
        listed.append(row)
      } else {
        findings.append(
          Diagnostic(
            .warning, "picker.url",
            "the tenant picker cannot lead to '\(tenant.id)', which has no 'url'",
            at: tenant.location, hint: "say where its site is served, or leave it out of the picker"
          ))
      }
    }
    var work = work
    work.listed = listed
    work.forms = [SiteForm()]
    return (work, tenant(picker, pool, of: tenants))
  }

  private func tenant(_ picker: TenantPicker, _ pool: Pool, of tenants: [Tenant]) -> Tenant {
    var locales: [String] = []
    for locale in tenants.flatMap(\.locales) where !locales.contains(locale) {
      locales.append(locale)
    }
    var tenant = Tenant(
      id: Self.id, name: pool.displayName ?? LocalizedText(picker.url.hostName), pool: pool,
      theme: nil, brand: pool.brand, clients: [], url: picker.url, aliases: [],
      locales: locales.isEmpty ? [pool.defaultLocale] : locales, links: Tenant.Links(),
      signIn: Tenant.SignIn(start: .page, providers: []), handOverCookie: nil,
      location: picker.location)
    tenant.digest = SHA256.hash(
      tenants.map(\.digest).reduce(Array(picker.url.utf8) + pool.digest, +))
    return tenant
  }
}
