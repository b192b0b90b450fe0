import Bindings
import Branding
import Diagnostics

/// The work on one tenant: read, themed, rendered, checked, and put in place if nothing is wrong.
struct TenantBuild: Sendable {
  enum Outcome: Sendable {
    case built(files: Int, bytes: Int)
    case unchanged
    /// An error; `stops` where every other tenant would meet it too.
    case failed(stops: Bool)
  }

  let project: Project
  let kit: Kit
  let shelf: ThemeShelf
  var forms: [any OutputForm]
  let options: BuildOptions
  let checks: StructureChecks
  let inputs: InputDigest
  let state: BuildState?
  /// The tenants of the tenant picker, where its folder is what is built.
  var listed: [ListedTenant]?

  /// Builds the tenant's folder, and adds what is found to `findings`.
  func build(
    _ entry: TenantEntry, in folder: OutputFolder, findings: inout Set<Diagnostic>
  ) -> Outcome {
    let read = project.tenant(entry)
    var own = read.findings
    defer { findings.formUnion(own) }
    guard let tenant = read.value, accept(&own) else { return .failed(stops: false) }
    return build(tenant, in: folder, &own)
  }

  /// The same for a tenant that has been read.
  func build(
    _ tenant: Tenant, in folder: OutputFolder, _ own: inout [Diagnostic]
  ) -> Outcome {
    let row = options.force ? nil : state?.row(of: tenant.id)
    if let row, isCurrent(row, tenant, in: folder) {
      own += row.findings
      return .unchanged
    }
    let made = site(for: tenant, &own)
    guard let made else { return .failed(stops: false) }
    let (site, files, theirs) = made
    do throws(Diagnostic) {
      let replaced = try folder.replace(tenant.id, with: files, parts: options.only)
      if let finding = replaced.finding { own.append(finding) }
      record(site, theirs, former: row, replaced)
      return .built(files: replaced.files, bytes: replaced.bytes)
    } catch {
      own.append(error)
      return .failed(stops: error.code == "output.full" || error.code == "output.read-only")
    }
  }

  /// All findings of a tenant's pages in all their states; nothing is written.
  func check(_ entry: TenantEntry, findings: inout Set<Diagnostic>) -> Outcome {
    let read = project.tenant(entry)
    var own = read.findings
    defer { findings.formUnion(own) }
    if let tenant = read.value { check(tenant, &own) }
    return accept(&own) ? .unchanged : .failed(stops: false)
  }

  func check(_ tenant: Tenant, _ own: inout [Diagnostic]) {
    guard let site = resolve(tenant, &own) else { return }
    for form in forms { own += form.files(for: site, of: form.parts).findings }
    own += checks.allFindings(for: site)
  }

  /// The tenant's site and files, with what was found on the way; nil with an error.
  private func site(
    for tenant: Tenant, _ own: inout [Diagnostic]
  ) -> (TenantSite, [OutputFile], [Diagnostic])? {
    var theirs: [Diagnostic] = []
    defer { own += theirs }
    guard let site = resolve(tenant, &theirs) else {
      _ = accept(&theirs)
      return nil
    }
    var files: [OutputFile] = []
    for form in forms {
      let parts = form.parts.intersection(options.only)
      guard !parts.isEmpty else { continue }
      let made = form.files(for: site, of: parts)
      theirs += made.findings
      files += made.value ?? []
    }
    theirs += checks.findings(for: files, of: site)
    return accept(&theirs) ? (site, files, theirs) : nil
  }

  private func resolve(_ tenant: Tenant, _ findings: inout [Diagnostic]) -> TenantSite? {
    let site = TenantSite.make(tenant, kit: kit, shelf: shelf)
    findings += site.findings
    return listed.flatMap { site.value?.with(listed: $0) } ?? site.value
  }

  /// Makes errors of warnings where that is asked for; false where there is an error.
  func accept(_ findings: inout [Diagnostic]) -> Bool {
    options.judge(&findings)
    return !findings.contains { $0.severity == .error }
  }
}

extension TenantBuild {
  /// Whether a folder is what it would become.
  private func isCurrent(
    _ row: BuildState.Row, _ tenant: Tenant, in folder: OutputFolder
  ) -> Bool {
    guard row.parts.isSuperset(of: options.only),
      folder.manifestStatus(of: tenant.id) == row.manifest
    else { return false }
    // Findings are said again as they were; with a tenant that has moved their lines may be others.
    if !row.findings.isEmpty {
      if options.strict || row.place != "\(tenant.location)" { return false }
    }
    let sources = row.sources.map { ($0, inputs.hash(of: $0)) }
    return inputs.digest(of: tenant, sources: sources) == row.digest
  }

  private func record(
    _ site: TenantSite, _ findings: [Diagnostic], former: BuildState.Row?,
    _ replaced: OutputFolder.Replaced
  ) {
    guard let state, let manifest = replaced.manifest else { return }
    let sources = site.theme.sources
    let digest = inputs.digest(
      of: site.tenant, sources: sources.map { ($0.path, $0.sha256) })
    // Parts that were carried over count as made of this input only if they were.
    let parts = former?.digest == digest ? former?.parts ?? [] : []
    state.record(
      BuildState.Row(
        digest: digest, sources: sources.map(\.path), parts: parts.union(options.only),
        manifest: manifest, findings: findings, place: "\(site.tenant.location)"),
      of: site.tenant.id)
  }
}
