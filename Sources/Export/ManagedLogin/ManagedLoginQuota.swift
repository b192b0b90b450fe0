package import Diagnostics
package import Site

/// How many app clients of a pool can have a managed login style.
///
/// Source: Amazon Cognito quotas, which cannot be raised for this one.
package enum ManagedLoginQuota {
  static let limit = 20

  /// A warning for each pool with more clients than that.
  package static func findings(_ project: Project) -> [Diagnostic] {
    var entries: [String: [TenantEntry]] = [:]
    for entry in project.tenants {
      guard let pool = project.pool(of: entry) else { continue }
      entries[pool.name, default: []].append(entry)
    }
    return project.pools.compactMap { pool in
      guard pool.domain != nil, pool.tier != .lite, let own = entries[pool.name],
        exceeds(own, project)
      else { return nil }
      return finding(pool)
    }
  }

  /// Whether tenants have more clients between them; those that share one have it once. As many are
  /// read as it takes to know.
  private static func exceeds(_ entries: [TenantEntry], _ project: Project) -> Bool {
    var ids: Set<String> = []
    for entry in entries {
      ids.formUnion(project.tenant(entry).value?.clients.map(\.clientId) ?? [])
      if ids.count > limit { return true }
    }
    return false
  }

  private static func finding(_ pool: Pool) -> Diagnostic {
    Diagnostic(
      .warning, "managed-login.quota",
      "the pool '\(pool.name)' has more than \(limit) app clients, and Cognito takes \(limit) managed "
        + "login styles a pool", at: pool.location,
      hint:
        "the pages of site/ have no such limit, nor has classic branding; or let tenants share a "
        + "client, or a pool each")
  }
}
