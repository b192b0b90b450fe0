internal import Bindings
internal import Diagnostics
internal import Site
internal import Syntax

/// `lintel pool import DIR`: what the AWS CLI printed, as a pool.
enum PoolImportCommand: Command {
  static let grammar = CommandGrammar(
    name: "pool import",
    summary: "Print a pool file made of saved answers of the AWS CLI",
    discussion: """
      The folder holds one JSON file for each of describe-user-pool, describe-user-pool-client,
      get-user-pool-mfa-config and describe-user-pool-domain, as the CLI printed it, under any name. Only
      describe-user-pool is needed. Client secrets in them are passed over.

        aws cognito-idp describe-user-pool --user-pool-id ID > saved/pool.json

      Name the file in lintel.json: "pools": "pools/*.json".
      """,
    operands: [.init(name: "DIR", help: "The folder with the answers.", completion: .folder)],
    options: .findings,
    examples: [
      .init(
        command: "lintel pool import saved > pools/main.json",
        meaning: "take the pool's facts from what is deployed")
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let folder = LayeredFiles(disk: session.disk, roots: [arguments.operands[0]])
    let imported = PoolImport.pool(from: folder)
    if let pool = imported.value, !imported.findings.contains(where: { $0.severity == .error }) {
      session.console.write(pool.pretty())
    }
    return session.reportAside(imported.findings)
  }
}
