package import Bindings
package import Diagnostics
package import Site

/// `custom-message/`: the function that sends a pool's messages in each tenant's looks and in the user's
/// language.
///
/// Shape: the program `index.mjs`, which is `templates/deploy/custom-message.mjs` as it stands, and
/// the tables that it reads, `clients.json`, `tenants/<tenant>.json`, `texts/<locale>-<hash>.json`.
package struct CustomMessageForm: PoolForm {
  package let part = BuildPart.messages
  package let digest: [UInt8]
  private let program: [UInt8]

  /// Bytes of a function's unpacked code at most. Source: AWS Lambda, quotas.
  private static let limit = 262_144_000
  private static let folder = "custom-message"
  private static let path = "templates/deploy/custom-message.mjs"

  /// Reads the program.
  package init(files: LayeredFiles) throws(Diagnostic) {
    do throws(LayeredFiles.Refusal) { program = try files.read(Self.path).bytes } catch {
      throw Diagnostic(
        .error, "deploy.message-function.missing", "cannot read '\(Self.path)'",
        hint: "it belongs to the kit: see --kit")
    }
    digest = SHA256.hash(program)
  }

  package func files(for site: PoolSite) -> Checked<[OutputFile]> {
    let table = MessageTable.make(site.kit)
    var findings = table.findings
    guard let table = table.value else { return Checked(nil, findings) }
    var tables = CustomMessageTables(site, table)
    findings += tables.addPool()
    let themes = site.forEachTenant { tenant, theme in findings += tables.add(tenant, theme) }
    findings += themes
    let json = tables.files.map { name, tree in
      OutputFile(
        path: "\(Self.folder)/\(name)", bytes: Array(tree.compact().utf8),
        contentType: "application/json", cache: .revalidate)
    }
    let index = OutputFile(
      path: "\(Self.folder)/index.mjs", bytes: program,
      contentType: "text/javascript; charset=utf-8", cache: .revalidate)
    let size = program.count + json.reduce(0) { $0 + $1.bytes.count }
    if size > Self.limit { findings.append(Self.tooLarge(size, site.pool)) }
    return Checked([index] + json, findings)
  }

  /// A warning: the pool's own messages can be uploaded all the same.
  private static func tooLarge(_ size: Int, _ pool: Pool) -> Diagnostic {
    Diagnostic(
      .warning, "deploy.message-function.size",
      "the CustomMessage function of the pool '\(pool.name)' has \(size) bytes, and Lambda takes \(limit)",
      at: pool.location, hint: "divide its tenants among pools, or give them fewer languages")
  }
}
