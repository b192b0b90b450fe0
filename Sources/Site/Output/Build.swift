package import Bindings
package import Branding
package import Diagnostics

/// Makes every tenant's folder of a project.
///
/// Each tenant is worked on alone, and its folder changes in one step: a reader, or a build that is
/// killed, meets the old one or the new. Nothing of a tenant is kept afterwards but its findings.
package struct Build: Sendable {
  private let project: Project
  private let kit: Kit
  private let shelf: ThemeShelf
  private let forms: [any OutputForm]
  private let poolForms: [any PoolForm]
  private let options: BuildOptions
  private let disk: any Disk
  private let checksDigest: [UInt8]
  private let check: @Sendable (RenderedPage) -> [Diagnostic]

  /// - Parameters:
  ///   - forms: whatever a tenant's folder gets: ``SiteForm`` and those of `Export`.
  ///   - poolForms: whatever a pool's folder gets: ``MessagesForm`` and those of `Export`.
  ///   - disk: for the output; nil for the project's own.
  ///   - checksDigest: changes where `check` may judge otherwise than it did before.
  ///   - check: what is wrong with a page.
  package init(
    project: Project, kit: Kit, shelf: ThemeShelf, forms: [any OutputForm],
    poolForms: [any PoolForm] = [], options: BuildOptions, disk: (any Disk)? = nil,
    checksDigest: [UInt8] = [],
    check: @escaping @Sendable (RenderedPage) -> [Diagnostic]
  ) {
    self.project = project
    self.kit = kit
    self.shelf = shelf
    self.forms = forms
    self.poolForms = poolForms
    self.options = options
    self.disk = disk ?? project.files.disk
    self.checksDigest = checksDigest
    self.check = check
  }

  /// Builds what the options ask for.
  ///
  /// - Parameter progress: called from any thread.
  package func run(
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) async -> BuildReport {
    var report = BuildReport()
    do throws(Diagnostic) {
      let plan = try BuildPlan(project, options)
      let place = try OutputPlace.resolve(
        options.out, roots: project.files.roots, written: project.writtenPaths, disk: disk)
      let folder = try OutputFolder(options.out, disk: disk) { progress(.waiting) }
      let (state, finding) = openState(for: place)
      let work = tenantBuild(state)
      report = await BuildQueue(plan.entries).run(options.jobs, progress) { entry, findings in
        work.build(entry, in: folder, findings: &findings)
      }
      try buildPools(place, state, &report)
      if let finding { report.findings.append(finding) }
      if let kept = plan.kept, options.removesGone {
        let removed = try folder.removeAll { kept.contains($0) }
        state?.forget(removed)
        report.removed = removed + report.removed
      }
      PickerBuild(work: work).build(in: folder, &report)
      state?.flush()
    } catch { report.findings.append(error) }
    if !report.removed.isEmpty {
      report.findings.append(
        Diagnostic(
          .note, "build.removed",
          "removed from '\(options.out)', since gone: \(report.removed.joined(separator: ", "))"))
    }
    report.findings.sort()
    return report
  }

  /// Does the same work and more, and writes nothing: every page in every state is checked.
  package func check(
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) async -> BuildReport {
    var report = BuildReport()
    do throws(Diagnostic) {
      let plan = try BuildPlan(project, options)
      let work = tenantBuild(nil)
      report = await BuildQueue(plan.entries).run(options.jobs, progress) { entry, findings in
        work.check(entry, findings: &findings)
      }
      checkPools(&report)
      PickerBuild(work: work).check(&report)
    } catch { report.findings.append(error) }
    report.findings.sort()
    return report
  }

  private func tenantBuild(_ state: BuildState?) -> TenantBuild {
    TenantBuild(
      project: project, kit: kit, shelf: shelf, forms: forms, options: options,
      checks: StructureChecks(check), inputs: inputs(forms.map(\.digest)), state: state)
  }
}

extension Build {
  private func inputs(_ forms: [[UInt8]]) -> InputDigest {
    InputDigest(
      common: [Program.identity(disk), kit.digest, checksDigest] + forms, files: project.files)
  }

  // MARK: Pools

  private var pools: [Pool] {
    guard options.coversPools, poolForms.contains(where: { options.only.contains($0.part) }) else {
      return []
    }
    return project.pools.filter { options.pool == nil || options.pool == $0.name }
  }

  private func poolBuild(_ state: BuildState?) -> PoolBuild {
    PoolBuild(
      project: project, kit: kit, shelf: shelf, forms: poolForms, options: options,
      inputs: inputs(poolForms.map(\.digest)), state: state)
  }

  /// Pools are few beside tenants, and each reads all of its own: one after the other.
  private func buildPools(
    _ place: String, _ state: BuildState?, _ report: inout BuildReport
  ) throws(Diagnostic) {
    guard !pools.isEmpty else { return }
    // Their folders lie under a lock of their own within the one that is held.
    let folder = try OutputFolder("\(options.out)/_pools", disk: disk)
    let work = poolBuild(state)
    var findings: Set<Diagnostic> = []
    for pool in pools {
      report.addPool(work.build(pool, in: folder, findings: &findings))
    }
    report.findings += findings.subtracting(report.findings)
    if options.coversEveryTenant, options.removesGone {
      let kept = Set(project.pools.map(\.name))
      let removed = try folder.removeAll { kept.contains($0) }
      state?.forget(removed.map { "_pools/\($0)" })
      report.removed += removed.map { "_pools/\($0)" }
    }
  }

  private func checkPools(_ report: inout BuildReport) {
    let work = poolBuild(nil)
    var findings: Set<Diagnostic> = []
    for pool in pools { report.addPool(work.check(pool, findings: &findings)) }
    report.findings += findings.subtracting(report.findings)
  }

  /// The state of former builds; without it every tenant is built, and a note says why.
  private func openState(for place: String) -> (BuildState?, Diagnostic?) {
    let root = project.files.roots.first.map { $0.isEmpty ? "." : $0 } ?? "."
    let folder = "\(root)/.lintel"
    let path = "\(folder)/build.sqlite"
    let reason: String
    do {
      try disk.makeDirectories(folder)
      // A project from elsewhere could lead to another program's database, which would be changed.
      let links = try [folder, path].filter { try disk.status(of: $0)?.kind == .link }
      if links.isEmpty {
        return (try BuildState(path: path, output: place, disk: disk), nil)
      }
      reason = "'\(links[0])' is a link"
    } catch let error as DiskError {
      reason = error.reason
    } catch let error as SQLiteError {
      reason = error.message
    } catch { reason = "\(error)" }
    return (
      nil,
      Diagnostic(
        .note, "build.state", "cannot keep the state of this build in '.lintel': \(reason)",
        hint: "the next build will make every tenant anew")
    )
  }
}

/// The program itself, as far as output follows from it.
private enum Program {
  static func identity(_ disk: any Disk) -> [UInt8] {
    guard let path = Machine.executable, let status = try? disk.status(of: path) else { return [] }
    return Array("\(status.size) \(status.modified)".utf8)
  }
}
