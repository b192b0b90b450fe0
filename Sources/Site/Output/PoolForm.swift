package import Diagnostics

/// One kind of output of a pool: its files in `dist/_pools/<pool>/`. `Site` has the messages; `Export`
/// the rest.
package protocol PoolForm: Sendable {
  var part: BuildPart { get }
  /// A hash of what the form's files follow from besides the pool, its tenants, themes and the kit.
  var digest: [UInt8] { get }
  func files(for site: PoolSite) -> Checked<[OutputFile]>
}

extension PoolForm {
  package var digest: [UInt8] { [] }
}
