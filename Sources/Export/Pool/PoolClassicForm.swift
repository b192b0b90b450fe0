package import Diagnostics
package import Site

/// `cognito/classic.css`, `classic-logo.png` and the `SetUICustomization` call for `ALL`: what every
/// client of a pool shows that has no look of its own.
package struct PoolClassicForm: PoolForm {
  package let part = BuildPart.cognito

  package init() {}

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    let pool = site.pool
    guard pool.domain != nil else { return Checked([]) }
    let made = ClassicBranding.make(site.brand.theme)
    let findings = made.findings.placed(at: pool.location)
    guard let branding = made.value else { return Checked(nil, findings) }
    let call = branding.call(pool: pool.userPoolId, client: "ALL")
    return Checked(
      branding.files + [.json("cognito/calls/ALL.set-ui-customization.json", call)], findings)
  }
}
