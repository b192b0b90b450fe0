package import Diagnostics
package import Site

/// All that brands Cognito's own pages of a tenant, in `cognito/` and in `deploy/`: the forms that follow
/// from its branding, which is made once for all of them.
package struct CognitoForm: OutputForm {
  private let forms: [any BrandingForm] = [
    ClassicForm(), ManagedLoginForm(), CloudFormationForm(), TerraformForm(),
  ]

  package init() {}

  package var parts: Set<BuildPart> { Set(forms.map(\.part)) }

  package func files(for site: TenantSite, of parts: Set<BuildPart>) -> Checked<[OutputFile]> {
    let branding = CognitoBranding(site)
    let made = forms.filter { parts.contains($0.part) }.map { $0.files(for: branding) }
    return Checked(made.flatMap { $0.value ?? [] }, made.flatMap(\.findings))
  }
}

/// One of the forms that say the same branding.
protocol BrandingForm: Sendable {
  var part: BuildPart { get }
  func files(for branding: CognitoBranding) -> Checked<[OutputFile]>
}

/// What Cognito's own pages show of a tenant; nothing for a pool without a domain.
struct CognitoBranding {
  let tenant: Tenant
  /// The look of the classic pages, with what was found; nil where there are none.
  let classic: Checked<ClassicBranding>?
  /// Nil where the pool has none.
  let login: ManagedLogin?

  init(_ site: TenantSite) {
    tenant = site.tenant
    classic = tenant.pool.domain == nil ? nil : ClassicBranding.make(site.theme)
    login = ManagedLogin(site)
  }
}
