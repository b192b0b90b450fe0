package import Diagnostics
package import Site

/// How many app clients of a pool can have a managed login style.
///
/// Source: Amazon Cognito quotas, which cannot be raised for this one.
package enum ManagedLoginQuota {
  static let limit = 20

  /// A warning for each pool with more clients than that.
  ///
  /// Tenants are read only where there are so few of them that it depends on their clients.
  package static func findings(_ project: Project) -> [Diagnostic] {
    var entries: [String: [TenantEntry]] = [:]
    for entry in project.tenants {
      guard let pool = project.pool(of: entry) else { continue }
      entries[pool.name, default: []].append(entry)
    }
    return project.pools.compactMap { pool in
      guard pool.domain != nil, pool.tier != .lite, let own = entries[pool.name] else { return nil }
      let count = own.count > limit ? own.count : clients(of: own, project)
      return count > limit ? finding(count, pool) : nil
    }
  }

  private static func clients(of entries: [TenantEntry], _ project: Project) -> Int {
    entries.reduce(0) { $0 + (project.tenant($1).value?.clients.count ?? 0) }
  }

  private static func finding(_ count: Int, _ pool: Pool) -> Diagnostic {
    Diagnostic(
      .warning, "managed-login.quota",
      "the pool '\(pool.name)' has \(count) app clients or more, and Cognito takes \(limit) managed "
        + "login styles a pool", at: pool.location,
      hint:
        "the pages of site/ have no such limit, nor has classic branding; or let tenants share a "
        + "client, or a pool each")
  }
}
