import Bindings
import Diagnostics
import Site
import Templating

/// The page that a person meets first: whose pages there are, and what is to mend.
struct StartPage {
  /// Where a tenant's pages are.
  struct Addresses: Sendable {
    let gallery: String
    /// The log-in page; nil where it cannot be shown.
    let site: String?
    /// The same page for the picture of it.
    var frame: String?
  }

  /// Tenants that a served page shows at once; a search finds the others.
  static let longest = 24

  private let snapshot: ProjectSnapshot
  private let pages: PreviewPages
  private let tenants: [String]
  private let query: String?
  /// The server's address: `http://localhost:9229`.
  private let origin: String
  /// The same by the name that clients of the project may send people to; nil where no server answers.
  private let home: String?
  private let addresses: (String, String, TenantSite?) -> Addresses

  /// For an export: every one of some tenants.
  init(
    _ snapshot: ProjectSnapshot, _ pages: PreviewPages, tenants: [String],
    addresses: @escaping (_ tenant: String, _ locale: String, _ site: TenantSite?) -> Addresses
  ) {
    self.snapshot = snapshot
    self.pages = pages
    self.tenants = tenants
    self.addresses = addresses
    query = nil
    origin = ""
    home = nil
  }

  /// For a server: the first of the tenants whose id has the query in it.
  ///
  /// - Parameters:
  ///   - origin: the server's address, as it was asked by.
  ///   - home: the same by the name that clients of the project may send people to.
  init(_ bench: Workshop.Bench, query: String, origin: String, home: String) {
    self.origin = origin
    self.home = home
    snapshot = bench.snapshot
    pages = bench.pages
    self.query = query
    let wanted = query.lowercased()
    tenants = (bench.snapshot.project?.tenants ?? []).map(\.id).filter {
      wanted.isEmpty || $0.contains(wanted)
    }
    addresses = { tenant, locale, site in
      let id = PercentCoding.encode(tenant)
      let choice = ViewChoice(
        tenant: tenant, locale: locale, mode: .auto, width: .laptop, served: .direct)
      let state = site?.states(of: .login).first
      return Addresses(
        gallery: "/_lintel/gallery/?tenant=\(id)", site: "/_lintel/site/\(id)/login.html",
        frame: site.flatMap { site in state.map { choice.frame(of: $0, on: site) } })
    }
  }

  /// Throws what is in the way if there is no project at all.
  func values(_ frame: PageFrame) throws(Findings) -> [(String, Value)] {
    let longest = query == nil ? tenants.count : Self.longest
    // Asked for before the findings: what is made meanwhile is shown by the next look.
    let isLooking = snapshot.isPreparing
    let findings = findings(of: tenants.prefix(longest))
    guard let project = snapshot.project else { throw Findings(findings) }
    let rest = tenants.count - longest
    let isUnknown = tenants.isEmpty && !(query ?? "").isEmpty
    return frame.values + [
      ("summary", .text(Self.summary(project, tenants.count))), ("query", .text(query ?? "")),
      ("canSearch", .flag(query != nil && project.tenants.count > longest)),
      (
        "more",
        .text(rest > 0 ? "and \(rest) more" : isUnknown ? "no tenant is named so" : "")
      ),
      ("picker", query != nil && project.picker != nil ? .address(PickerRoutes.root) : .url(.none)),
      ("tenants", .list(tenants.prefix(longest).map { record($0, project) })),
      ("pools", .list(project.pools.prefix(Self.longest).map(reach))),
      ("canReach", .flag(query != nil && !project.pools.isEmpty)),
      (
        "findings", .list(findings.prefix(50).map { FaultPage.record($0, snapshot.files) })
      ), ("findingsTitle", .text(findings.isEmpty ? "" : Self.count(findings))),
      ("isClean", .flag(findings.isEmpty && !isLooking)),
      ("isLooking", .flag(isLooking)),
      ("hasErrors", .flag(findings.contains { $0.severity == .error })),
    ]
  }

  /// What was found in the project and in the tenants that are shown, once each.
  private func findings(of tenants: ArraySlice<String>) -> [Diagnostic] {
    var all = snapshot.findings + pages.findings
    for tenant in tenants { all += snapshot.preparedSite(tenant)?.findings ?? [] }
    var seen: Set<Diagnostic> = []
    return all.sorted().filter { $0.severity != .note && seen.insert($0).inserted }
  }

  private func record(_ id: String, _ project: Project) -> Record {
    let tenant = project.entry(id).flatMap { project.tenant($0).value }
    let locales = tenant?.locales ?? []
    let locale = locales.first ?? "en"
    let prepared = snapshot.preparedSite(id)
    let site = prepared?.value
    let addresses = addresses(id, locale, site)
    let signIn = home.flatMap { home in tenant.flatMap { Self.signIn($0, home) } }
    return Record(
      PreviewModels.tenant,
      [
        ("id", .text(id)), ("name", .text(tenant?.name.text(for: locale) ?? id)),
        ("pool", .text(tenant?.pool.name ?? "")),
        ("theme", .text(site?.theme.name ?? tenant?.theme ?? "")),
        ("languages", .text(Self.languages(locales))), ("gallery", .address(addresses.gallery)),
        ("site", .address(addresses.site ?? "")),
        ("signIn", .address(signIn ?? "")),
        // By the name that clients may send people back to, like the sign-in.
        (
          "app",
          .address(signIn == nil ? "" : (home ?? "") + SampleAppRoutes.address(showing: id))
        ),
        ("theming", .address(query == nil ? "" : ThemeChoice.address(of: id))),
        (
          "branding",
          .address(query == nil ? "" : LookAddress.comparison(of: id))
        ),
        // A tenant that cannot be shown has no picture; its gallery says why.
        (
          "frame",
          .address(
            prepared != nil && site == nil ? "" : addresses.frame ?? addresses.site ?? "")
        ),
      ])
  }

  /// The pool's log-in page for the tenant's first app, which leads back to this server.
  private static func signIn(_ tenant: Tenant, _ origin: String) -> String? {
    guard let client = tenant.clients.first else { return nil }
    let callback = LandingRoutes.landing(at: origin).callback
    return "/login?client_id=\(PercentCoding.encode(client.clientId))&response_type=code"
      + "&scope=openid&redirect_uri=\(PercentCoding.encode(callback))"
  }

  private func reach(_ pool: Pool) -> Record {
    let id = PercentCoding.encode(pool.userPoolId)
    return Record(
      PreviewModels.reach,
      [
        ("name", .text(pool.name)), ("id", .text(pool.userPoolId)),
        ("users", .address("/_lintel/users?pool=\(id)")),
        ("discovery", .address("/\(id)/.well-known/openid-configuration")),
        (
          "command",
          .text(
            "aws cognito-idp list-users --user-pool-id \(pool.userPoolId)"
              + " --region \(pool.region) --endpoint-url \(origin)")
        ),
      ])
  }

  private static func languages(_ locales: [String]) -> String {
    locales.count <= 4
      ? locales.joined(separator: ", ")
      : locales.prefix(3).joined(separator: ", ") + " and \(locales.count - 3) more"
  }

  private static func summary(_ project: Project, _ tenants: Int) -> String {
    let pools = project.pools.count
    return "\(tenants) \(tenants == 1 ? "tenant" : "tenants"), "
      + "\(pools) \(pools == 1 ? "user pool" : "user pools")"
  }

  private static func count(_ findings: [Diagnostic]) -> String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let parts = [
      errors > 0 ? "\(errors) \(errors == 1 ? "error" : "errors")" : nil,
      warnings > 0 ? "\(warnings) \(warnings == 1 ? "warning" : "warnings")" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
