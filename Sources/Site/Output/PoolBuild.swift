import Bindings
import Branding
import Diagnostics

/// The work on one pool: its tenants read, its messages and whatever else it has made, and put in place
/// if nothing is wrong.
struct PoolBuild: Sendable {
  let project: Project
  let kit: Kit
  let shelf: ThemeShelf
  let forms: [any PoolForm]
  let options: BuildOptions
  let inputs: InputDigest
  let state: BuildState?

  /// Builds the pool's folder, and adds what is found to `findings`.
  func build(
    _ pool: Pool, in folder: OutputFolder, findings: inout Set<Diagnostic>
  ) -> TenantBuild.Outcome {
    var own: [Diagnostic] = []
    defer { findings.formUnion(own) }
    let id = Self.stateID(of: pool)
    let members = memberDigests(pool)
    let row = options.force ? nil : state?.row(of: id)
    if let row, isCurrent(row, pool, members, in: folder) {
      own += row.findings
      return .unchanged
    }
    guard let made = made(pool, &own) else { return .failed(stops: false) }
    do throws(Diagnostic) {
      let replaced = try folder.replace(pool.name, with: made.files, parts: options.only)
      if let manifest = replaced.manifest { record(made, members, own, manifest, former: row) }
      if let finding = replaced.finding { own.append(finding) }
      return .built(files: replaced.files, bytes: replaced.bytes)
    } catch {
      own.append(error)
      return .failed(stops: error.code == "output.full" || error.code == "output.read-only")
    }
  }

  /// All findings of a pool; nothing is written.
  func check(_ pool: Pool, findings: inout Set<Diagnostic>) -> TenantBuild.Outcome {
    var own: [Diagnostic] = []
    defer { findings.formUnion(own) }
    return made(pool, &own) == nil ? .failed(stops: false) : .unchanged
  }

  private struct Made {
    let pool: Pool
    var files: [OutputFile] = []
    /// Every file that the themes of the pool and its tenants were read from.
    var sources: Set<ThemeSource>
  }

  private func made(_ pool: Pool, _ findings: inout [Diagnostic]) -> Made? {
    let site = PoolSite.make(pool, of: project, kit: kit, shelf: shelf)
    findings += site.findings
    let made = site.value.map { make($0, &findings) }
    options.judge(&findings)
    return findings.contains { $0.severity == .error } ? nil : made
  }

  private func make(_ site: PoolSite, _ findings: inout [Diagnostic]) -> Made {
    var made = Made(pool: site.pool, sources: Set(site.brand.theme.sources))
    func add(_ files: Checked<[OutputFile]>) {
      findings += files.findings
      made.files += files.value ?? []
    }
    let forms = forms.filter { options.only.contains($0.part) }
    for form in forms { add(form.files(for: site)) }
    var readings = forms.compactMap { $0.reading(of: site) }
    findings += site.forEachMember { member in
      made.sources.formUnion(member.theme.sources)
      for index in readings.indices { readings[index].read(member) }
    }
    for reading in readings { add(reading.files()) }
    return made
  }

  /// What keeps a pool's row apart from a tenant's: no tenant's id has a slash.
  static func stateID(of pool: Pool) -> String { "_pools/\(pool.name)" }
}

extension PoolBuild {
  /// The digest of the pool and of each of its tenants, as they are written.
  private func memberDigests(_ pool: Pool) -> [[UInt8]] {
    let members = PoolMembers(pool: pool, project: project, shelf: shelf)
    return [pool.digest, Array("\(pool.name) \(pool.defaultLocale)".utf8)]
      + members.entries.map { project.tenant($0).value?.digest ?? [] }
  }

  private func isCurrent(
    _ row: BuildState.Row, _ pool: Pool, _ members: [[UInt8]], in folder: OutputFolder
  ) -> Bool {
    guard row.parts.isSuperset(of: options.only),
      folder.manifestStatus(of: pool.name) == row.manifest,
      row.findings.isEmpty || !options.strict
    else { return false }
    let sources = row.sources.map { ($0, inputs.hash(of: $0)) }
    return inputs.digest(of: members, sources: sources) == row.digest
  }

  private func record(
    _ made: Made, _ members: [[UInt8]], _ findings: [Diagnostic], _ manifest: FileStatus,
    former: BuildState.Row?
  ) {
    let sources = made.sources.sorted { $0.path < $1.path }
    let digest = inputs.digest(of: members, sources: sources.map { ($0.path, $0.sha256) })
    let parts = former?.digest == digest ? former?.parts ?? [] : []
    state?.record(
      BuildState.Row(
        digest: digest, sources: sources.map(\.path), parts: parts.union(options.only),
        manifest: manifest, findings: findings, place: ""),
      of: Self.stateID(of: made.pool))
  }
}
