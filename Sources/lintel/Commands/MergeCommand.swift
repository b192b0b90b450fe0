internal import Bindings
internal import Diagnostics
internal import Export
internal import Syntax

/// `lintel merge NOW CHANGE`: a call that keeps what a pool has.
enum MergeCommand: Command {
  static let grammar = CommandGrammar(
    name: "merge",
    summary: "Print a whole call of Cognito, of what a pool has and a change",
    discussion: """
      update-user-pool, set-user-pool-mfa-config and set-risk-configuration set back to its default what
      they are not given. So Lintel makes fragments of them, and this lays one over what the pool has:

        aws cognito-idp describe-user-pool --user-pool-id ID > current.json
        lintel merge current.json user-pool.json > body.json
        aws cognito-idp update-user-pool --cli-input-json file://body.json

      NOW is the answer of describe-user-pool, get-user-pool-mfa-config or describe-risk-configuration,
      as the AWS CLI printed it; which one decides about the call. CHANGE is a fragment of that call:
      objects merge, lists replace, null removes. Read the body before you send it.
      """,
    operands: [
      .init(name: "NOW", help: "What the pool has.", completion: .file),
      .init(name: "CHANGE", help: "What is to be otherwise.", completion: .file),
    ],
    options: [
      .init(
        name: "user-pool-id", value: "ID",
        help: "The pool, where neither file says it: get-user-pool-mfa-config does not.")
    ] + .findings,
    examples: [
      .init(
        command: "lintel merge mfa-now.json mfa.json --user-pool-id eu-central-1_AbCdEf123",
        meaning: "a body for set-user-pool-mfa-config")
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    do throws(Diagnostic) {
      let current = try read(arguments.operands[0], session)
      let fragment = try read(arguments.operands[1], session)
      let merged = PoolMerge.merge(current, fragment, pool: arguments.value("user-pool-id"))
      if let body = merged.value { session.console.write(body.pretty()) }
      return session.reportAside(merged.findings, source: current)
    } catch { return session.fail(error) }
  }

  private static func read(_ path: String, _ session: Session) throws(Diagnostic) -> SourceFile {
    do throws(DiskError) {
      return SourceFile(name: path, bytes: try session.disk.read(path))
    } catch {
      throw Diagnostic(.error, "disk.read", "\(path) cannot be read: \(error.reason)")
    }
  }
}
