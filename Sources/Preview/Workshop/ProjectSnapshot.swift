import Bindings
import Branding
import Diagnostics
import Site
import Synchronization

/// A project as it was when its files were last read: sites are made when they are first asked for.
final class ProjectSnapshot: Sendable {
  let files: LayeredFiles
  let project: Project?
  let kit: Kit?
  /// What was found in the project itself and in the kit.
  let findings: [Diagnostic]
  private let shelf: ThemeShelf
  /// The languages that the kit was asked for; none for all that it has.
  private let locales: [String]
  private let projectFindings: [Diagnostic]
  private let kitFindings: [Diagnostic]
  private let sites = Mutex<[SiteKey: Checked<TenantSite>]>([:])
  private let preparing = Mutex(false)

  /// Reads everything.
  convenience init(_ files: LayeredFiles, overlay: Overlay?) {
    let project = Project.load(files, overlay: overlay)
    let locales = Self.locales(of: project.value)
    self.init(
      files, project: project, kit: Kit.load(files, locales: locales, linking: .reference),
      locales: locales)
  }

  private init(
    _ files: LayeredFiles, project: Checked<Project>, kit: Checked<Kit>, locales: [String]
  ) {
    self.files = files
    self.locales = locales
    self.project = project.value
    self.kit = kit.value
    shelf = ThemeShelf(files: files)
    projectFindings = project.findings
    kitFindings = kit.findings
    findings = (project.findings + kit.findings).sorted()
  }

  /// The same with what stands in some files read again. Themes and sites always are, since most of
  /// what may have changed is theirs; kit and project only where the paths say so.
  ///
  /// - Parameter paths: below the project's or the kit's folder.
  func reading(_ paths: [String], overlay: Overlay?) -> ProjectSnapshot {
    let ownPages = ["templates/preview/", "site/preview/"]
    let changed = paths.filter { path in !ownPages.contains { path.hasPrefix($0) } }
    if changed.isEmpty { return self }
    let isKit = changed.contains { $0.hasPrefix("templates/") || $0.hasPrefix("site/") }
    // Tenants and pools may stand anywhere: everything that is not known to be something else.
    let isProject = changed.contains {
      !$0.hasPrefix("templates/") && !$0.hasPrefix("site/")
        && ($0.hasSuffix(".json") || $0.hasSuffix(".ndjson") || $0.hasSuffix(".csv"))
    }
    let newProject =
      isProject ? Project.load(files, overlay: overlay) : Checked(project, projectFindings)
    let newLocales = isProject ? Self.locales(of: newProject.value) : locales
    return ProjectSnapshot(
      files, project: newProject,
      kit: isKit || newLocales != locales
        ? Kit.load(files, locales: newLocales, linking: .reference) : Checked(kit, kitFindings),
      locales: newLocales)
  }

  /// The languages that the tenants and their pools speak, so that a save need not prepare pages in all others; none
  /// (for all) where so many tenants would have to be read for it that it would take longer.
  private static func locales(of project: Project?) -> [String] {
    guard let project, project.tenants.count <= 200 else { return [] }
    var locales = Set(project.pools.map(\.defaultLocale))
    for entry in project.tenants { locales.formUnion(project.tenant(entry).value?.locales ?? []) }
    return locales.sorted()
  }

  /// The site of a tenant.
  ///
  /// Errors: those of kit, project, tenant and theme together; `preview.tenant` for an id that is none.
  func site(_ tenant: String, _ look: SiteLook = .view(.auto)) throws(Findings) -> TenantSite {
    let checked = checkedSite(tenant, look)
    guard let site = checked.value else { throw Findings(checked.findings) }
    return site
  }

  /// The same with everything that was found in tenant and theme, also where nothing is in the way.
  func checkedSite(_ tenant: String, _ look: SiteLook = .view(.auto)) -> Checked<TenantSite> {
    let key = SiteKey(tenant: tenant, look: look)
    if let known = sites.withLock({ $0[key] }) { return known }
    // Two requests may make the same site at once; either will do.
    let made = make(key)
    // What names no tenant is not kept: anybody can ask for any number of those.
    if project?.entry(tenant) != nil { sites.withLock { $0[key] = made } }
    return made
  }

  /// Makes the sites of some tenants ahead, so that nobody waits for them: from now on whoever asks by
  /// ``preparedSite(_:)`` gets what is there.
  ///
  /// - Returns: the work, for a thread that has the time; it has to be run.
  func preparation(
    of tenants: some Sequence<String> & Sendable
  ) -> @Sendable () -> Void {
    preparing.withLock { $0 = true }
    return { [self] in
      for tenant in tenants { _ = checkedSite(tenant) }
      preparing.withLock { $0 = false }
    }
  }

  /// Whether sites are being made ahead.
  var isPreparing: Bool { preparing.withLock { $0 } }

  /// The site of a tenant, or nil where it is yet to be made by a ``preparation(of:)``.
  func preparedSite(_ tenant: String) -> Checked<TenantSite>? {
    let key = SiteKey(tenant: tenant, look: .view(.auto))
    if let known = sites.withLock({ $0[key] }) { return known }
    return isPreparing ? nil : checkedSite(tenant)
  }

  /// A pool with what it wears itself; nil where something is in the way.
  func poolSite(_ pool: Pool) -> PoolSite? {
    guard let project, let kit else { return nil }
    return PoolSite.make(pool, of: project, kit: kit, shelf: shelf).value
  }

  /// The site of the tenant picker, below a path; its links lead to the tenants' sites here. Nil where the
  /// project has none.
  func picker(root: String, _ address: @escaping (String) -> String) -> Checked<TenantSite>? {
    let key = SiteKey(tenant: root, look: .view(.auto))
    if let known = sites.withLock({ $0[key] }) { return known }
    guard let project, let kit,
      let picker = TenantSite.picker(
        of: project, kit: kit, shelf: shelf, address: { address($0.id) })
    else { return nil }
    let made = Checked(picker.value?.with(policy: .gallery).with(root: root), picker.findings)
    sites.withLock { $0[key] = made }
    return made
  }

  private func make(_ key: SiteKey) -> Checked<TenantSite> {
    if key.look != .view(.auto) {
      let base: TenantSite
      do throws(Findings) { base = try site(key.tenant) } catch { return Checked(nil, error.all) }
      switch key.look {
      case .view(let mode): return Checked(base.with(mode: mode))
      case .uploaded(let root, let standIn):
        return Checked(base.with(root: root).with(standIn: standIn))
      }
    }
    let tenant = tenant(key.tenant)
    guard let value = tenant.value else { return Checked(nil, tenant.findings) }
    let made = site(value, shelf: shelf)
    return Checked(made.value, tenant.findings + made.findings)
  }

  /// The site of a tenant who wears themes of any shelf; nothing of it is kept.
  func site(_ tenant: Tenant, shelf: ThemeShelf) -> Checked<TenantSite> {
    guard let kit else { return Checked(nil, findings) }
    let made = TenantSite.make(tenant, kit: kit, shelf: shelf)
    return Checked(made.value?.with(policy: .gallery).with(root: nil), made.findings)
  }

  /// A tenant alone, whatever it wears.
  ///
  /// Errors: those of kit, project and tenant; `preview.tenant` for an id that is none.
  func wearer(_ id: String) throws(Findings) -> Tenant {
    let tenant = tenant(id)
    guard let value = tenant.value else { throw Findings(tenant.findings) }
    return value
  }

  private func tenant(_ id: String) -> Checked<Tenant> {
    let errors = findings.filter { $0.severity == .error }
    guard let project, kit != nil else { return Checked(nil, errors) }
    guard let entry = project.entry(id) else {
      // An id that an error keeps out is not unknown.
      return Checked(nil, errors.isEmpty ? [unknown(id, in: project)] : errors)
    }
    return project.tenant(entry)
  }

  /// Who a tenant is and how it looks, without its site.
  func brand(of id: String) -> Checked<(tenant: Tenant, theme: Theme)> {
    let tenant = tenant(id)
    guard let value = tenant.value else { return Checked(nil, tenant.findings) }
    let theme = shelf.theme(
      named: value.theme ?? value.pool.theme, brand: value.brand?.json,
      at: value.themeLocation ?? value.location)
    return Checked(theme.value.map { (value, $0) }, tenant.findings + theme.findings)
  }

  /// What a pool shows of its own, by its id at Cognito.
  func poolSite(_ userPoolId: String) -> Checked<PoolSite> {
    let errors = findings.filter { $0.severity == .error }
    guard let project, let kit,
      let pool = project.pools.first(where: { $0.userPoolId == userPoolId })
    else { return Checked(nil, errors) }
    return PoolSite.make(pool, of: project, kit: kit, shelf: shelf)
  }

  private func unknown(_ id: String, in project: Project) -> Diagnostic {
    Diagnostic(
      .error, "preview.tenant", "there is no tenant '\(id)'",
      hint: nameHint(for: id, among: project.tenants.map(\.id)))
  }
}

/// What a tenant's site is shown as.
enum SiteLook: Hashable, Sendable {
  /// In the gallery's windows, in a mode, with relative addresses on every page.
  case view(Theme.Mode)
  /// As it is uploaded, below a path, but for what its scripts speak to.
  case uploaded(root: String, StandIn)
}

private struct SiteKey: Hashable {
  let tenant: String
  let look: SiteLook
}
