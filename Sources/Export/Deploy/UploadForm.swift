package import Bindings
package import Diagnostics
package import Site

/// `deploy/upload.sh`: the AWS CLI calls that put a tenant's site and branding where they belong.
package struct UploadForm: PartForm {
  package let part = BuildPart.deploy
  private let program: UploadProgram

  package var digest: [UInt8] { program.digest }

  /// Reads the program.
  package init(files: LayeredFiles) throws(Diagnostic) {
    program = try UploadProgram(files: files)
  }

  package func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let tenant = site.tenant
    let clients = tenant.clients.map { "\($0.name):\($0.clientId)" }
    let root = tenant.url.map { ServedAddress($0).path.drop { $0 == "/" } } ?? ""
    return Checked([
      program.file(
        pool: tenant.pool.userPoolId, region: tenant.pool.region,
        clients: clients.joined(separator: " "), root: String(root))
    ])
  }
}
