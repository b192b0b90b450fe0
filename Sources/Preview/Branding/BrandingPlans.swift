import Diagnostics
import Site
import Synchronization
import Syntax

/// What a build would upload for Cognito's own pages of a tenant or a pool, read from the files that it
/// would leave: `cognito/calls/<client>.<operation>.json`, each the body of a call.
struct BrandingPlan: Sendable {
  private let bodies: [String: JSONTree]

  /// - Parameter files: those of a build; all but calls for branding are passed over.
  init(_ files: [OutputFile]) {
    var bodies: [String: JSONTree] = [:]
    for file in files {
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

  /// The body of `SetUICustomization`; nil where the build makes none.
  ///
  /// - Parameter client: its name in the project, or `ALL`.
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
    var plans: [Owner: BrandingPlan] = [:]
  }

  private enum Owner: Hashable {
    case tenant(String)
    case pool(String)
  }

  private let forms: [any OutputForm]
  private let poolForms: [any PoolForm]
  private let shelf = Mutex(Shelf())

  /// The forms of a build that make branding for Cognito.
  init(_ forms: [any OutputForm], pools poolForms: [any PoolForm]) {
    self.forms = forms
    self.poolForms = poolForms
  }

  /// What is uploaded for the clients of a tenant.
  func plan(of site: TenantSite, in snapshot: ProjectSnapshot) -> BrandingPlan {
    plan(.tenant(site.tenant.id), snapshot) {
      forms.flatMap { $0.files(for: site, of: [.cognito]).value ?? [] }
    }
  }

  /// What is uploaded for every client of a pool that has no look of its own.
  func plan(of pool: Pool, in snapshot: ProjectSnapshot) -> BrandingPlan {
    plan(.pool(pool.name), snapshot) {
      guard let site = snapshot.poolSite(pool) else { return [] }
      return poolForms.flatMap { $0.files(for: site).value ?? [] }
    }
  }

  private func plan(
    _ owner: Owner, _ snapshot: ProjectSnapshot, _ files: () -> [OutputFile]
  ) -> BrandingPlan {
    let known = shelf.withLock { $0.snapshot === snapshot ? $0.plans[owner] : nil }
    if let known { return known }
    let made = BrandingPlan(files())
    shelf.withLock { shelf in
      if shelf.snapshot !== snapshot { shelf = Shelf(snapshot: snapshot) }
      shelf.plans[owner] = made
    }
    return made
  }
}
