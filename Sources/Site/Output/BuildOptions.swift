import Diagnostics

/// What a build makes, and where it puts it.
package struct BuildOptions: Sendable {
  /// Ids; nil for every tenant.
  package var tenants: [String]?
  /// A pool's name: only its tenants, and the pool's own folder.
  package var pool: String?
  /// Parts left out are carried over from the folder that is there.
  package var only: Set<BuildPart>
  package var shard: Shard?
  /// How many tenants are worked on at the same time; at least 1.
  package var jobs: Int
  /// The folder that gets a folder a tenant, absolute or relative to the current folder.
  package var out: String
  /// Whether unchanged tenants are built too.
  package var force: Bool
  /// Whether a warning is as bad as an error.
  package var strict: Bool
  /// Whether a build of all tenants takes away the folders of others. Off where the project was read
  /// with errors: a tenant that could not be read is not gone.
  package var removesGone = true

  package init(
    tenants: [String]? = nil, pool: String? = nil, only: Set<BuildPart>? = nil,
    shard: Shard? = nil, jobs: Int = 1, out: String, force: Bool = false, strict: Bool = false
  ) {
    self.tenants = tenants
    self.pool = pool
    self.only = only ?? Set(BuildPart.allCases)
    self.shard = shard
    self.jobs = max(1, jobs)
    self.out = out
    self.force = force
    self.strict = strict
  }

  /// Whether pools' folders are written: a part of the tenants leaves them as they are.
  var coversPools: Bool { tenants == nil && shard == nil }

  /// Makes errors of warnings where that is asked for.
  func judge(_ findings: inout [Diagnostic]) {
    guard strict else { return }
    for index in findings.indices where findings[index].severity == .warning {
      findings[index].severity = .error
    }
  }

  /// Whether all tenants are asked for, so that any other folder is one of a tenant that is gone.
  var coversEveryTenant: Bool { tenants == nil && pool == nil && shard == nil }
}

/// One of several machines that share a build: `2/8` is the second of eight.
///
/// A tenant's shard follows from its id alone, so it stays the same whatever else is listed.
package struct Shard: Hashable, Sendable {
  /// 1…count.
  package let index: Int
  package let count: Int

  /// Reads `I/N`; nil unless 1 ≤ I ≤ N.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      1...max(1, count) ~= index, count > 0
    else { return nil }
    self.index = index
    self.count = count
  }

  /// Whether a tenant is in this share; by its id, so that other tenants change nothing.
  package func includes(_ id: String) -> Bool {
    // FNV-1a: even enough, and the same on every machine.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(hash % UInt64(count)) == index - 1
  }
}
