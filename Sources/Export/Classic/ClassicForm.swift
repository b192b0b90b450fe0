package import Diagnostics
package import Site
import Syntax

/// `cognito/classic.css`, `classic-logo.png` and a `SetUICustomization` call a client: the theme on
/// Cognito's classic hosted pages.
///
/// Nothing for a pool without a domain, which has no such pages.
package struct ClassicForm: OutputForm {
  package let part = BuildPart.cognito

  package init() {}

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let tenant = site.tenant
    guard tenant.pool.domain != nil else { return Checked([]) }
    let made = ClassicBranding.make(site.theme)
    let findings = made.findings.placed(at: tenant.location)
    guard let branding = made.value else { return Checked(nil, findings) }
    let calls = tenant.clients.map { client in
      OutputFile.json(
        "cognito/calls/\(client.name).set-ui-customization.json",
        branding.call(pool: tenant.pool.userPoolId, client: client.clientId))
    }
    return Checked(branding.files + calls, findings)
  }
}
