import CognitoMock
import Diagnostics
import Site

/// Finds whose branding an address is about.
struct BrandingDesk: Sendable {
  let service: CognitoService
  let plans: BrandingPlans

  /// Clients of the API's that a list shows beside those of the project.
  private static let longest = 50

  /// - Parameters:
  ///   - client: its name in the project or the id of any client of the tenant's pool; nil for the
  ///     tenant's first.
  ///   - orFirst: whether a client that only another tenant has stands for the first one of this:
  ///     whoever goes from tenant to tenant need not change the client first.
  ///
  /// Errors: those of the tenant's site; `preview.client` for a client that there is not.
  func branding(
    of tenant: String, client asked: String?, orFirst: Bool = false, in snapshot: ProjectSnapshot
  ) throws(Findings) -> ClientBranding {
    let site = try snapshot.site(tenant)
    let own = site.tenant.clients
    var client = asked
    if orFirst, let asked, !has(asked, site), isElsewhere(asked) { client = nil }
    let known = own.first { client == nil || $0.name == client || $0.clientId == client }
    guard let id = known?.clientId ?? client, known != nil || has(id, site) else {
      throw Findings([
        ViewChoice.unknown("client", client ?? "", among: clients(of: site).map(\.value))
      ])
    }
    let plan =
      known == nil
      ? plans.plan(of: site.tenant.pool, in: snapshot) : plans.plan(of: site, in: snapshot)
    return service.read { ClientBranding(site, client: id, name: known?.name, plan, $0) }
  }

  private func has(_ client: String, _ site: TenantSite) -> Bool {
    site.tenant.clients.contains { $0.name == client || $0.clientId == client }
      || service.read { $0.clients[client]?.userPoolId } == site.tenant.pool.userPoolId
  }

  /// Whether another tenant or another pool has a client of this name or id.
  private func isElsewhere(_ client: String) -> Bool {
    service.read { state in
      state.clients[client] != nil
        || state.clients.all.contains { $0.tenant != nil && $0.name.hasSuffix(".\(client)") }
    }
  }

  /// What a person may choose of: the tenant's clients, and those that the API has made in its pool.
  func clients(of site: TenantSite) -> [(value: String, label: String)] {
    let own = site.tenant.clients.map { (value: $0.name, label: $0.name) }
    let pool = site.tenant.pool.userPoolId
    let made = service.read { state in
      state.clients.rows(with: pool).filter { $0.tenant == nil }.prefix(Self.longest)
        .map { (value: $0.id, label: $0.name) }
    }
    return own + made
  }
}
