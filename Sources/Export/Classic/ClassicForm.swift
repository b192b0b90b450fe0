import Diagnostics
import Site
import Syntax

/// `cognito/classic.css`, `classic-logo.png` and a `SetUICustomization` call a client: the theme on
/// Cognito's classic hosted pages.
///
/// Nothing for a pool without a domain, which has no such pages.
struct ClassicForm: BrandingForm {
  let part = BuildPart.cognito

  func files(for branding: CognitoBranding) -> Checked<[OutputFile]> {
    let tenant = branding.tenant
    guard let made = branding.classic else { return Checked([]) }
    let findings = made.findings.placed(at: tenant.location)
    guard let classic = made.value else { return Checked(nil, findings) }
    let calls = tenant.clients.map { client in
      OutputFile.json(
        "cognito/calls/\(client.name).set-ui-customization.json",
        classic.call(pool: tenant.pool.userPoolId, client: client.clientId))
    }
    return Checked(classic.files + calls, findings)
  }
}
