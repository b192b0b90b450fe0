package import Bindings
package import Diagnostics
package import Site

/// `deploy/upload.sh` of a pool: its messages, laid over what it has, and the look of the classic pages
/// for all its clients.
package struct PoolUploadForm: PoolForm {
  package let part = BuildPart.deploy
  private let program: UploadProgram

  package var digest: [UInt8] { program.digest }

  /// Reads the program.
  package init(files: LayeredFiles) throws(Diagnostic) {
    program = try UploadProgram(files: files)
  }

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    Checked([
      program.file(
        pool: site.pool.userPoolId, region: site.pool.region, clients: "ALL:ALL", root: "")
    ])
  }
}
