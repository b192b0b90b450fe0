import Diagnostics
import Site
import Synchronization
import Syntax

/// What a build would upload for Cognito's own pages of a tenant, read from the files that it would
/// leave: `cognito/calls/<client>.<operation>.json`, each the body of a call.
struct BrandingPlan: Sendable {
  private let bodies: [String: JSONTree]

  init(_ forms: [any OutputForm], for site: TenantSite) {
    var bodies: [String: JSONTree] = [:]
    for file in forms.flatMap({ $0.files(for: site).value ?? [] }) {
      guard file.path.hasPrefix(Self.folder), Self.operations.contains(where: file.path.contains),
        let body = try? JSONValue.parse(SourceFile(name: file.path, bytes: file.bytes))
      else { continue }
      bodies[String(file.path.dropFirst(Self.folder.count))] = JSONTree(body)
    }
    self.bodies = bodies
  }

  private static let folder = "cognito/calls/"
  private static let customization = "set-ui-customization"
  private static let creation = "create-managed-login-branding"
  private static let operations = [customization, creation]

  /// The body of `SetUICustomization` for a client of the tenant; nil where the build makes none.
  ///
  /// - Parameter client: its name in the project.
  func customization(for client: String) -> JSONTree? {
    bodies["\(client).\(Self.customization).json"]
  }

  /// The same of `CreateManagedLoginBranding`.
  func branding(for client: String) -> JSONTree? { bodies["\(client).\(Self.creation).json"] }
}

/// Makes plans when they are first asked for, and keeps them for as long as the project stays as it is.
final class BrandingPlans: Sendable {
  private struct Shelf {
    var snapshot: ProjectSnapshot?
    var plans: [String: BrandingPlan] = [:]
  }

  private let forms: [any OutputForm]
  private let shelf = Mutex(Shelf())

  /// - Parameter forms: those of a build that make branding for Cognito.
  init(_ forms: [any OutputForm]) { self.forms = forms }

  func plan(of site: TenantSite, in snapshot: ProjectSnapshot) -> BrandingPlan {
    let id = site.tenant.id
    let known = shelf.withLock { $0.snapshot === snapshot ? $0.plans[id] : nil }
    if let known { return known }
    let made = BrandingPlan(forms, for: site)
    shelf.withLock { shelf in
      if shelf.snapshot !== snapshot { shelf = Shelf(snapshot: snapshot) }
      shelf.plans[id] = made
    }
    return made
  }
}
