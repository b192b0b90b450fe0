package import Diagnostics
package import Site
import Syntax

/// `cognito/managed-login.json`, its images, its terms and what it cannot show: the theme on Cognito's
/// managed login pages.
///
/// One style is for one app client, so there is a call a client; they differ by the client's id alone.
/// Bodies of updates leave out the id that the service gave the style: `upload.sh` looks it up.
package struct ManagedLoginForm: OutputForm {
  package let part = BuildPart.cognito

  package init() {}

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let tenant = site.tenant
    guard let login = ManagedLogin(site) else { return Checked([], planFindings(tenant)) }
    let pool = tenant.pool.userPoolId
    var files: [OutputFile] = []
    if let first = tenant.clients.first {
      files.append(
        .json("cognito/managed-login.json", login.creation(pool: pool, client: first.clientId)))
    }
    for client in tenant.clients {
      let start = "cognito/calls/\(client.name)"
      files.append(
        .json(
          "\(start).create-managed-login-branding.json",
          login.creation(pool: pool, client: client.clientId)))
      files.append(
        .json("\(start).update-managed-login-branding.json", login.update(pool: pool)))
      for terms in login.terms {
        files.append(
          .json(
            "\(start).create-terms.\(terms.name.rawValue).json",
            terms.creation(pool: pool, client: client.clientId)))
        files.append(
          .json("\(start).update-terms.\(terms.name.rawValue).json", terms.update(pool: pool)))
      }
    }
    for asset in login.assets {
      files.append(
        OutputFile(
          path: "cognito/assets/\(asset.fileName)", bytes: asset.bytes,
          contentType: asset.format.contentType, cache: .revalidate))
    }
    files.append(.text("cognito/managed-login.txt", login.report.text, type: "text/plain"))
    return Checked(files, login.findings)
  }

  /// Said once a pool, since a finding with the same words and place is the same.
  private func planFindings(_ tenant: Tenant) -> [Diagnostic] {
    guard tenant.pool.domain != nil, tenant.pool.tier == .lite else { return [] }
    return [
      Diagnostic(
        .note, "managed-login.lite",
        "the pool '\(tenant.pool.name)' is on the Lite plan, which has no managed login",
        at: tenant.pool.location,
        hint: "its classic pages are branded; Essentials and Plus have managed login")
    ]
  }
}
