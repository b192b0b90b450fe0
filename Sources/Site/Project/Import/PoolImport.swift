package import Bindings
package import Diagnostics
package import Syntax

/// Pool facts from the JSON that the AWS CLI prints for a user pool.
package enum PoolImport {
  /// A pool file made of the saved answers in a folder (the first root of `folder`), whatever their
  /// names: `describe-user-pool`, `describe-user-pool-client` (any number),
  /// `get-user-pool-mfa-config`, `describe-user-pool-domain`. The first is needed.
  ///
  /// Findings: what Lintel cannot say, and what does not fit (`import.…`).
  package static func pool(from folder: LayeredFiles) -> Checked<JSONTree> {
    pool(from: SavedAnswers(folder))
  }

  static func pool(from answers: SavedAnswers) -> Checked<JSONTree> {
    guard let pool = answers.pool else {
      return Checked(nil, answers.findings + answers.missing)
    }
    var findings = answers.findings
    let id = attempt(&findings) { () throws(Diagnostic) in
      try pool.requireMember("Id", of: "the user pool").requireUserPoolId()
    }
    guard let id else { return Checked(nil, findings) }
    let mapping = PoolMapping(answers: answers, pool: pool, id: id)
    findings += mapping.clientFindings + mapping.losses
    return Checked(.object(mapping.members), findings)
  }
}
