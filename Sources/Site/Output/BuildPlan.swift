import Diagnostics

/// Which tenants a build works on.
struct BuildPlan: Sendable {
  /// In the project's order.
  let entries: [TenantEntry]
  /// Every id of the project, where folders of others are to be removed.
  let kept: Set<String>?

  init(_ project: Project, _ options: BuildOptions) throws(Diagnostic) {
    var ids: Set<String> = []
    for entry in project.tenants {
      // The folder's name is the id: whatever the project let pass, it must not leave the output.
      guard Self.isLabel(entry.id) else {
        throw Diagnostic(
          .error, "build.id", "'\(entry.id)' is no id of a tenant",
          hint: "up to 63 lower-case letters, digits and hyphens, as a DNS label has them")
      }
      guard ids.insert(entry.id).inserted else {
        throw Diagnostic(
          .error, "build.duplicate", "two tenants have the id '\(entry.id)'",
          hint: "ids are folders of the output: each needs its own")
      }
    }
    for id in options.tenants ?? [] where !ids.contains(id) {
      throw Diagnostic(
        .error, "build.tenant", "there is no tenant '\(id)'",
        hint: nameHint(for: id, among: ids))
    }
    if let name = options.pool, project.pool(named: name) == nil {
      throw Diagnostic(
        .error, "build.pool", "there is no pool '\(name)'",
        hint: nameHint(for: name, among: project.pools.map(\.name)))
    }
    let wanted = options.tenants.map { Set($0) }
    entries = project.tenants.filter { entry in
      wanted?.contains(entry.id) ?? true
        && options.shard?.includes(entry.id) ?? true
        && options.pool.map { project.pool(of: entry)?.name == $0 } ?? true
    }
    kept = options.coversEveryTenant ? ids : nil
  }

  private static func isLabel(_ id: String) -> Bool {
    1...63 ~= id.utf8.count && !id.hasPrefix("-") && !id.hasSuffix("-")
      && id.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
