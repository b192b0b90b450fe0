import Diagnostics
import Site
import Syntax

/// `cognito/managed-login.json`, its images, its terms and what it cannot show: the theme on Cognito's
/// managed login pages.
///
/// One style is for one app client, so there is a call a client; they differ by the client's id alone.
/// Bodies of updates leave out the id that the service gave the style: `upload.sh` looks it up.
struct ManagedLoginForm: BrandingForm {
  let part = BuildPart.cognito

  func files(for branding: CognitoBranding) -> Checked<[OutputFile]> {
    let tenant = branding.tenant
    guard let login = branding.login else { return Checked([], planFindings(tenant)) }
    let pool = tenant.pool.userPoolId
    var files: [OutputFile] = []
    if let first = tenant.clients.first {
      files.append(
        .json("cognito/managed-login.json", login.creation(pool: pool, client: first.clientId)))
    }
    for client in tenant.clients {
      func call(_ operation: String, _ body: JSONTree) {
        files.append(.json("cognito/calls/\(client.name).\(operation).json", body))
      }
      let id = client.clientId
      call("create-managed-login-branding", login.creation(pool: pool, client: id))
      call("update-managed-login-branding", login.update(pool: pool))
      for terms in login.terms {
        call("create-terms.\(terms.name.rawValue)", terms.creation(pool: pool, client: id))
        call("update-terms.\(terms.name.rawValue)", terms.update(pool: pool))
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
