package import Bindings
package import Diagnostics

/// The differences between what a project says of its pools and what AWS says.
package enum PoolDrift {
  /// A finding `drift.…` for each fact that differs, at the pool that says it.
  ///
  /// - Parameter folder: saved answers of the AWS CLI, as ``PoolImport`` reads them, or a folder of
  ///   such folders.
  package static func check(_ project: Project, against folder: LayeredFiles) -> [Diagnostic] {
    []
  }
}
