import Branding
import Diagnostics
import Site
import Syntax

/// What managed login shows of a tenant: one style, the same for each of its clients.
struct ManagedLogin {
  let settings: JSONTree
  let assets: [ManagedLoginAsset]
  let terms: [ManagedLoginTerms]
  let report: ManagedLoginReport
  /// Images that are not shown, and why.
  let findings: [Diagnostic]

  /// Nil where the pool has no such pages: without a domain, and on the Lite plan.
  init?(_ site: TenantSite) {
    let tenant = site.tenant
    guard tenant.pool.domain != nil, tenant.pool.tier != .lite else { return nil }
    let images = ManagedLoginAssets(site.theme)
    settings = ManagedLoginSettings(theme: site.theme, tenant: tenant, assets: images.all).json
    assets = images.all
    terms = ManagedLoginTerms.documents(of: tenant)
    report = ManagedLoginReport(theme: site.theme, tenant: tenant, images: images)
    findings = images.findings
  }

  /// The body of `CreateManagedLoginBranding`.
  func creation(pool: String, client: String) -> JSONTree {
    .object([
      ("UserPoolId", .string(pool)), ("ClientId", .string(client)),
      ("UseCognitoProvidedValues", false), ("Settings", settings), ("Assets", assetsJSON),
    ])
  }

  /// The body of `UpdateManagedLoginBranding`, but for the style's id, which the service has given it.
  func update(pool: String) -> JSONTree {
    .object([
      ("UserPoolId", .string(pool)), ("UseCognitoProvidedValues", false), ("Settings", settings),
      ("Assets", assetsJSON),
    ])
  }

  var assetsJSON: JSONTree { .array(assets.map(\.json)) }
}
