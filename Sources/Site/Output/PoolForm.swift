package import Diagnostics

/// One kind of output of a pool: its files in `dist/_pools/<pool>/`. `Site` has the messages; `Export`
/// the rest.
package protocol PoolForm: Sendable {
  var part: BuildPart { get }
  /// A hash of what the form's files follow from besides the pool, its tenants, themes and the kit.
  var digest: [UInt8] { get }
  /// What follows from the pool itself.
  func files(for site: PoolSite) -> Checked<[OutputFile]>
  /// What follows from its tenants; nil for a form that looks at none.
  func reading(of site: PoolSite) -> (any PoolReading)?
}

extension PoolForm {
  package var digest: [UInt8] { [] }
  package func reading(of site: PoolSite) -> (any PoolReading)? { nil }
}

/// What a form makes of a pool's tenants: they are shown to it one after the other, once for all forms,
/// and none is kept.
package protocol PoolReading {
  mutating func read(_ member: PoolMember)
  /// When all were shown.
  func files() -> Checked<[OutputFile]>
}
