import Bindings
import CognitoMock
import Diagnostics
import Site
import Synchronization

/// The mock of a project: the service with what the project asks for, kept up as the project changes.
final class ProjectMock: Sendable {
  let service: CognitoService
  /// What the service would refuse of the project, and signing keys that cannot be read.
  let findings: [Diagnostic]
  private let marks: SeedMarks
  private let settings: MockSettings
  private let workshop: Workshop

  /// Tenants that are seeded before the first page is shown, and at once afterwards.
  private static let portion = 500

  /// Seeds a state in memory, or takes the one that a file keeps.
  ///
  /// Errors: those of `JournalFile`.
  init(_ workshop: Workshop, _ options: PreviewOptions) throws(Diagnostic) {
    let clock = Clock()
    let workers = WorkerThreads()
    let snapshot = workshop.bench.snapshot
    let settings = Self.settings(snapshot, options)
    let entries = snapshot.project?.tenants ?? []
    let first = options.waitsForTenants ? entries.count : Self.portion
    var state = CognitoState()
    state.settings = settings
    var journal: Journal?
    if let path = options.state {
      let file = try JournalFile(path, on: workshop.files.disk)
      marks = SeedMarks(try Self.restore(file, path, into: &state, clock))
      journal = Journal(file)
    } else {
      marks = SeedMarks()
    }
    let seed = Self.seed(snapshot, entries.prefix(first), settings, at: clock.now)
    let marked = marks.apply(seed.state, to: &state)
    let changes = state.commit() + marked
    if let journal { try Self.store(changes, in: journal, options.state ?? "") }
    let root = workshop.files.roots.first ?? ""
    let folder = root.isEmpty ? ".lintel" : "\(root)/.lintel"
    let keys = SigningKeys(in: folder, on: workshop.files.disk, workers: workers)
    service = CognitoService(
      state, clock: clock, keys: keys, workers: workers, journal: journal,
      triggers: Self.triggers(workshop),
      beginning: {
        let snapshot = workshop.bench.snapshot
        let all = snapshot.project?.tenants ?? []
        return Self.seed(snapshot, all[...], settings, at: clock.now).state
      })
    self.workshop = workshop
    self.settings = settings
    findings = seed.findings + keys.findings
    if entries.count > first {
      workers.run { [weak self] in self?.seed(from: first) }
    }
  }

  /// The project has been read again: what it says anew holds from now on.
  ///
  /// - Parameter changed: paths below the project's or the kit's folder.
  func take(_ changed: [String]) {
    let ofKit = ["templates/", "site/scripts/", "site/styles/"]
    let isProject = changed.contains { path in
      [".json", ".ndjson", ".csv"].contains { path.hasSuffix($0) }
        && !ofKit.contains { path.hasPrefix($0) }
    }
    guard isProject else { return }
    let snapshot = workshop.bench.snapshot
    service.use(Self.triggers(workshop))
    let fixedCode = snapshot.project?.preview.fixedCode
    let pools = Self.poolsWithMessages(snapshot)
    service.change { state in
      state.settings.fixedCode = fixedCode
      state.settings.poolsWithMessages = pools
      return []
    }
    service.workers.run { [weak self] in self?.seed(from: 0) }
  }

  /// Forgets what has run out, so that memory stays flat. To be called now and then.
  func tidy() {
    let now = service.clock.now
    service.change { state in
      state.forgetExpired(at: now)
      return []
    }
  }

  /// Brings tenants in, a portion at a time, so that nobody waits long for the lock.
  func seed(from first: Int) {
    let snapshot = workshop.bench.snapshot
    let entries = snapshot.project?.tenants ?? []
    var start = first
    repeat {
      let part = entries[min(start, entries.count)..<min(start + Self.portion, entries.count)]
      let seed = Self.seed(snapshot, part, settings, at: service.clock.now)
      service.change { marks.apply(seed.state, to: &$0) }
      start += Self.portion
    } while start < entries.count
    guard entries.count > Self.portion, let project = snapshot.project else { return }
    // What the first portion made knows its own clients only.
    let clients = service.read { $0.clients.all.filter { $0.tenant != nil } }
    let pools = Seed.identityPools(
      of: project, clients: clients, settings: settings, at: service.clock.now)
    service.change { marks.apply(pools.state, to: &$0) }
  }

  /// The pool whose documents lie at the root, for a name that the server was asked by: that of a
  /// tenant or of a domain, else the first tenant's.
  func pool(host: String) -> String? {
    let project = workshop.bench.snapshot.project
    if let tenant = HostCheck.tenant(of: host), let entry = project?.entry(tenant),
      let pool = project?.pool(of: entry)
    {
      return pool.userPoolId
    }
    if let pool = service.read({ $0.domains[host]?.userPoolId }) { return pool }
    let first = project?.tenants.first.flatMap { project?.pool(of: $0)?.userPoolId }
    return first ?? service.read { $0.pools.all.first?.id }
  }
}

extension ProjectMock {
  private static func settings(
    _ snapshot: ProjectSnapshot, _ options: PreviewOptions
  ) -> MockSettings {
    var settings = MockSettings()
    settings.fixedCode = snapshot.project?.preview.fixedCode
    settings.issuer = options.issuer
    settings.poolsWithMessages = poolsWithMessages(snapshot)
    settings.defaultTenant = snapshot.project?.tenants.first?.id
    return settings
  }

  private static func poolsWithMessages(_ snapshot: ProjectSnapshot) -> Set<String> {
    Set(snapshot.project?.pools.map(\.userPoolId) ?? [])
  }

  private static func seed(
    _ snapshot: ProjectSnapshot, _ entries: ArraySlice<TenantEntry>, _ settings: MockSettings,
    at time: Double
  ) -> Seed {
    guard let project = snapshot.project else {
      return .make(nil, tenants: [], settings: settings, at: time)
    }
    var tenants: [Tenant] = []
    for entry in entries {
      if let tenant = project.tenant(entry).value { tenants.append(tenant) }
    }
    return .make(
      project, tenants: tenants, settings: settings, at: time,
      isContinued: entries.startIndex > 0)
  }

  /// A save of a template needs no new caller: messages are those of the moment.
  private static func triggers(_ workshop: Workshop) -> TriggerCaller {
    let triggers = workshop.bench.snapshot.project?.preview.triggers ?? []
    let addresses = Dictionary(triggers.map { ($0.name, $0.address) }) { _, last in last }
    return TriggerCaller(addresses) { workshop.bench.messages.answer($0) }
  }

  private static func restore(
    _ file: JournalFile, _ path: String, into state: inout CognitoState, _ clock: Clock
  ) throws(Diagnostic) -> [SeedMarks.Mark] {
    var marks: [SeedMarks.Mark] = []
    for (table, key, row) in try file.rows() {
      if table == SeedMarks.Mark.table, let mark = SeedMarks.Mark(row) {
        marks.append(mark)
      } else if table == Clock.Offset.table, let offset = Clock.Offset(row) {
        clock.restore(offset)
      } else if !state.restore(table: table, row) {
        throw JournalFile.damaged(path, "the row '\(key)' of '\(table)' makes no sense")
      }
    }
    // What was just read need not be written.
    _ = state.commit()
    return marks
  }

  private static func store(
    _ changes: [RowChange], in journal: Journal, _ path: String
  ) throws(Diagnostic) {
    do throws(SQLiteError) { try journal.wait(for: journal.append(changes)) } catch {
      throw Diagnostic(
        .error, "state.file", "the state cannot be kept in '\(path)': \(error.message)")
    }
  }
}
