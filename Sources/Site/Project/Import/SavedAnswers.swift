import Bindings
import Diagnostics
import Syntax

/// What the AWS CLI printed for one user pool, found in a folder by what the files hold, whatever
/// their names.
struct SavedAnswers {
  /// `UserPool` of describe-user-pool.
  private(set) var pool: JSONValue?
  /// `UserPoolClient` of each describe-user-pool-client, by id.
  private(set) var clients: [JSONValue] = []
  /// get-user-pool-mfa-config.
  private(set) var mfa: JSONValue?
  /// `DomainDescription` of describe-user-pool-domain; nil also for a pool without a domain.
  private(set) var domain: JSONValue?
  private(set) var findings: [Diagnostic] = []
  /// The folder as it was named.
  let name: String
  /// Whether there is such a folder.
  let isThere: Bool

  /// Reads the JSON files of a folder of the first root.
  init(_ files: LayeredFiles, folder: String = "") {
    let root = files.roots.first ?? "."
    name = folder.isEmpty ? root : "\(root)/\(folder)"
    let own = files.ofProject
    isThere = (try? files.disk.status(of: name)) != nil
    let entries = (try? own.list(folder)) ?? []
    for entry in entries where entry.name.hasSuffix(".json") && entry.kind != .directory {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      let found: LayeredFiles.Found
      do { found = try own.read(path) } catch {
        findings.append(
          Diagnostic(
            .error, "file.unreadable", "cannot read '\(entry.name)' in '\(name)'",
            hint: "its answers are files of their own, and may be read"))
        continue
      }
      let file = SourceFile(name: "\(name)/\(entry.name)", bytes: found.bytes)
      let value = attempt(&findings) { () throws(Diagnostic) in try JSONValue.parse(file) }
      if let value { take(value) }
    }
    clients.sort { Self.id(of: $0) < Self.id(of: $1) }
  }

  private mutating func take(_ value: JSONValue) {
    if let found = value.member("UserPool") {
      if let other = pool {
        findings.append(
          Diagnostic(
            .error, "import.pools", "'\(other.file.name)' has a user pool as well",
            at: found.opening, hint: "a folder holds the answers for one pool"))
      }
      pool = pool ?? found
    } else if let client = value.member("UserPoolClient") {
      clients.append(client)
    } else if let description = value.member("DomainDescription") {
      if description.object?.members.isEmpty == false { domain = description }
    } else if value.member("MfaConfiguration") != nil
      || value.member("SoftwareTokenMfaConfiguration") != nil
      || value.member("WebAuthnConfiguration") != nil
    {
      mfa = value
    } else {
      findings.append(
        Diagnostic(
          .note, "import.ignored", "this is no answer about a user pool", at: value.opening,
          hint: "describe-user-pool, describe-user-pool-client, get-user-pool-mfa-config or "
            + "describe-user-pool-domain"))
    }
  }

  /// That the folder holds no user pool, or is none; nothing where an error tells why.
  var missing: [Diagnostic] {
    guard isThere else {
      return [
        Diagnostic(
          .error, "import.folder", "there is no folder '\(name)'",
          hint: "a folder with what the AWS CLI printed, as JSON")
      ]
    }
    guard !findings.contains(where: { $0.severity == .error }) else { return [] }
    return [
      Diagnostic(
        .error, "import.pool.missing", "'\(name)' has no answer of describe-user-pool",
        hint: "aws cognito-idp describe-user-pool --user-pool-id … > \(name)/user-pool.json")
    ]
  }

  static func id(of client: JSONValue) -> String { client.member("ClientId")?.string ?? "" }
}
