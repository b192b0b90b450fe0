package import Bindings
package import Diagnostics
package import Site

/// `custom-message/`: the function that sends a pool's messages in each tenant's looks and in the user's
/// language.
///
/// Shape: the program `index.mjs`, which is `templates/deploy/custom-message.mjs` as it stands, and
/// the tables that it reads, `clients.json`, `tenants/<tenant>.json`, `texts/<locale>-<hash>.json`; and
/// all of them in `custom-message.zip`, as Lambda takes code.
package struct CustomMessageForm: PoolForm {
  package let part = BuildPart.messages
  package let digest: [UInt8]
  private let program: [UInt8]

  private static let path = "templates/deploy/custom-message.mjs"

  /// Reads the program.
  package init(files: LayeredFiles) throws(Diagnostic) {
    program = try files.program(Self.path, "deploy.message-function.missing").bytes
    digest = SHA256.hash(program)
  }

  /// All of it says something of tenants.
  package func files(for site: PoolSite) -> Checked<[OutputFile]> { Checked([]) }

  package func reading(of site: PoolSite) -> (any PoolReading)? {
    CustomMessageReading(program: program, site)
  }
}

/// The tables of one pool's function while its tenants are read.
private struct CustomMessageReading: PoolReading {
  private let program: [UInt8]
  private let pool: Pool
  /// Nil where the kit's messages cannot be made.
  private var tables: CustomMessageTables?
  private var findings: [Diagnostic]

  init(program: [UInt8], _ site: PoolSite) {
    self.program = program
    pool = site.pool
    let table = MessageTable.make(site.kit)
    findings = table.findings
    tables = table.value.map { CustomMessageTables(site, $0) }
    findings += tables?.addPool() ?? []
  }

  mutating func read(_ member: PoolMember) { findings += tables?.add(member) ?? [] }

  func files() -> Checked<[OutputFile]> {
    guard let tables else { return Checked(nil, findings) }
    var parts = [("index.mjs", program, "text/javascript; charset=utf-8")]
    parts += tables.files.map { ($0, $1, "application/json") }
    let size = parts.reduce(0) { $0 + $1.1.count }
    let files = parts.map { name, bytes, type in
      OutputFile(
        path: "\(Self.folder)/\(name)", bytes: bytes, contentType: type, cache: .revalidate)
    }
    guard size <= Self.limit, parts.count <= ZipArchive.fileLimit else {
      return Checked(files, findings + [tooLarge(size, parts.count)])
    }
    let archive = OutputFile(
      path: CustomMessageFunction.archive,
      bytes: ZipArchive(parts.map { ($0.0, $0.1) }).bytes, contentType: "application/zip",
      cache: .revalidate)
    return Checked(files + [archive], findings)
  }

  private static let folder = "custom-message"
  /// Bytes of a function's unpacked code at most. Source: AWS Lambda, quotas.
  private static let limit = 262_144_000

  /// A warning: the pool's own messages can be uploaded all the same.
  private func tooLarge(_ size: Int, _ count: Int) -> Diagnostic {
    Diagnostic(
      .warning, "deploy.message-function.size",
      "the CustomMessage function of the pool '\(pool.name)' has \(size) bytes in \(count) files, and "
        + "Lambda takes \(Self.limit) in an archive of \(ZipArchive.fileLimit)",
      at: pool.location, hint: "divide its tenants among pools, or give them fewer languages")
  }
}
