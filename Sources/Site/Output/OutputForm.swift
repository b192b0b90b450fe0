package import Diagnostics

/// One kind of output: given a tenant's site, its files. `Site` has the site itself; `Export` the rest.
package protocol OutputForm: Sendable {
  /// The parts that it makes files of.
  var parts: Set<BuildPart> { get }
  /// A hash of what the form's files follow from besides the tenant, its theme and the kit.
  var digest: [UInt8] { get }
  /// - Parameter parts: those that are asked for; each is one of the form's own.
  func files(for site: TenantSite, of parts: Set<BuildPart>) -> Checked<[OutputFile]>
}

extension OutputForm {
  package var digest: [UInt8] { [] }
}

/// An output form of one part.
package protocol PartForm: OutputForm {
  var part: BuildPart { get }
  func files(for site: TenantSite) -> Checked<[OutputFile]>
}

extension PartForm {
  package var parts: Set<BuildPart> { [part] }

  package func files(for site: TenantSite, of parts: Set<BuildPart>) -> Checked<[OutputFile]> {
    files(for: site)
  }
}

/// A part of a build that can be made on its own: `--only`.
package enum BuildPart: String, Hashable, Sendable, CaseIterable {
  case site, messages, cognito, deploy

  /// The part that a file belongs to: its first folder; fragments of a pool's calls have none, nor has
  /// the archive of its function.
  init?(of path: String) {
    let first = String(path.prefix { $0 != "/" })
    switch first {
    case "user-pool.json", "mfa.json", "risk.json", "custom-message", "custom-message.zip":
      self = .messages
    default:
      guard first != path else { return nil }
      self.init(rawValue: first)
    }
  }
}
