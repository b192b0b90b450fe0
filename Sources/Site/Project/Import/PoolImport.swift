package import Bindings
package import Diagnostics
package import Syntax

/// Pool facts from the JSON that the AWS CLI prints for a user pool.
package enum PoolImport {
  /// A pool file made of the saved answers in a folder (the first root of `folder`), whatever their
  /// names: `describe-user-pool`, `describe-user-pool-client` (any number),
  /// `get-user-pool-mfa-config`, `describe-user-pool-domain`. The first is needed.
  ///
  /// Findings: what Lintel cannot say, and what does not fit.
  package static func pool(from folder: LayeredFiles) -> Checked<JSONTree> {
    Checked(nil)
  }
}
