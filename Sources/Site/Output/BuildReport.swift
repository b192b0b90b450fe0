package import Diagnostics

/// What came of a build.
package struct BuildReport: Sendable {
  /// Sorted; with `strict`, warnings have become errors.
  package var findings: [Diagnostic] = []
  /// Tenants whose folder is new.
  package var built = 0
  /// Tenants that were as they should be.
  package var unchanged = 0
  /// Tenants with an error; their former folder is as it was.
  package var failed = 0
  /// Tenants that a full disk or the like kept from being tried.
  package var untried = 0
  /// Ids of tenants that are gone and whose folder was removed, sorted.
  package var removed: [String] = []
  /// The same of pools' folders.
  package var pools = Pools()
  /// Files written, and their bytes.
  package var files = 0
  package var bytes = 0

  /// What came of pools.
  package struct Pools: Sendable {
    package var built = 0
    package var unchanged = 0
    package var failed = 0
  }

  mutating func addPool(_ outcome: TenantBuild.Outcome) {
    switch outcome {
    case .built(let files, let bytes):
      pools.built += 1
      self.files += files
      self.bytes += bytes
    case .unchanged: pools.unchanged += 1
    case .failed: pools.failed += 1
    }
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// A sign of life from a build; may come from any thread.
package enum BuildProgress: Hashable, Sendable {
  /// Another build holds the output.
  case waiting
  /// So many tenants are done.
  case tenants(done: Int, of: Int)
}
