import CognitoMock
import Site
import Syntax

/// A client of a tenant, and what Cognito's own pages show for it.
struct ClientBranding: Sendable {
  /// A look, or why there is none.
  enum Shown<Look: Sendable>: Sendable {
    case look(Look)
    case nothing(String)

    var look: Look? { if case .look(let look) = self { look } else { nil } }
    var reason: String { if case .nothing(let reason) = self { reason } else { "" } }
  }

  let site: TenantSite
  /// What the client is called in addresses: its name in the project, or its id.
  let name: String
  /// Cognito offers the providers of the client, and knows nothing of tenants.
  let providers: [LookProvider]
  let classic: Shown<ClassicLook>
  let managedLogin: Shown<ManagedLoginLook>

  /// What the API has set comes first, then what a build would upload.
  ///
  /// - Parameters:
  ///   - client: of the tenant's pool.
  ///   - name: what it is called in the project; nil for one that the API has made.
  ///   - plan: that of the tenant, or of the pool for a client that the API has made.
  init(
    _ site: TenantSite, client: String, name: String?, _ plan: BrandingPlan, _ state: CognitoState
  ) {
    self.site = site
    self.name = name ?? client
    let pool = site.tenant.pool
    providers = (state.clients[client]?.supportedIdentityProviders ?? [])
      .filter { $0 != "COGNITO" }.map { LookProvider(name: $0) }
    let hasDomain = pool.domain != nil || state.domains.count(with: pool.userPoolId) > 0
    let noDomain = "The pool has no domain, so Cognito shows no pages of its own."

    if let stored = state.uiCustomization(of: client, in: pool.userPoolId) {
      classic = .look(ClassicLook(stored.settings, .customization(stored)))
    } else if !hasDomain {
      classic = .nothing(noDomain)
    } else {
      let body = plan.customization(for: name ?? "ALL")
      let origin = body.map { BrandingOrigin.planned(for: $0.text("ClientId") ?? "") }
      classic = .look(ClassicLook(body, origin ?? .preset))
    }

    if let stored = state.managedLoginBranding(of: client, in: pool.userPoolId) {
      managedLogin = .look(ManagedLoginLook(stored.settings, .branding(stored)))
    } else if let body = name.flatMap(plan.branding(for:)) {
      managedLogin = .look(ManagedLoginLook(body, .planned(for: client)))
    } else if !hasDomain {
      managedLogin = .nothing(noDomain)
    } else if pool.tier == .lite {
      managedLogin = .nothing("The pool is on the Lite plan, which has no managed login.")
    } else {
      managedLogin = .nothing(
        "The client has no style, and a client without one gets no managed login pages.")
    }
  }
}
