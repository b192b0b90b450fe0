import Diagnostics
import Synchronization

/// The tenants of a build, each of them worked on once, some at the same time.
///
/// A task group whose children take the next index each: no child waits for another, and what they
/// have found is put together at the end.
final class BuildQueue: Sendable {
  typealias Step = @Sendable (TenantEntry, inout Set<Diagnostic>) -> TenantBuild.Outcome

  private let entries: [TenantEntry]
  private let next = Atomic(0)
  private let done = Atomic(0)
  private let isStopped = Atomic(false)

  init(_ entries: [TenantEntry]) { self.entries = entries }

  /// Runs the step for each tenant, `jobs` of them at a time, until one says that all would fail.
  func run(
    _ jobs: Int, _ progress: @escaping @Sendable (BuildProgress) -> Void, _ step: @escaping Step
  ) async -> BuildReport {
    await withTaskGroup(of: (BuildReport, Set<Diagnostic>).self) { group in
      for _ in 0..<min(jobs, max(1, entries.count)) {
        group.addTask { self.drain(progress, step) }
      }
      var report = BuildReport()
      var findings: Set<Diagnostic> = []
      for await (part, found) in group {
        report.add(part)
        findings.formUnion(found)
      }
      report.untried = entries.count - report.built - report.unchanged - report.failed
      report.findings = Array(findings)
      return report
    }
  }

  private func drain(
    _ progress: (BuildProgress) -> Void, _ step: Step
  ) -> (BuildReport, Set<Diagnostic>) {
    var report = BuildReport()
    var findings: Set<Diagnostic> = []
    while !isStopped.load(ordering: .relaxed) {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < entries.count else { break }
      switch step(entries[index], &findings) {
      case .built(let files, let bytes):
        report.built += 1
        report.files += files
        report.bytes += bytes
      case .unchanged: report.unchanged += 1
      case .failed(let stops):
        report.failed += 1
        if stops { isStopped.store(true, ordering: .relaxed) }
      }
      progress(.tenants(done: done.add(1, ordering: .relaxed).newValue, of: entries.count))
    }
    return (report, findings)
  }
}

extension BuildReport {
  fileprivate mutating func add(_ other: Self) {
    built += other.built
    unchanged += other.unchanged
    failed += other.failed
    files += other.files
    bytes += other.bytes
  }
}
