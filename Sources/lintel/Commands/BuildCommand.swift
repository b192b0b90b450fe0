internal import Bindings
internal import Diagnostics
internal import Site

/// `lintel build`: everything below `dist/`.
enum BuildCommand: Command {
  static let grammar = CommandGrammar(
    name: "build",
    summary: "Make every tenant's pages and deploy files, checked, below dist/",
    discussion: """
      A tenant's folder is swapped in one step when it is whole: a reader, or a build that is killed,
      meets the old one or the new, never a mix. What has not changed is skipped. The same input gives
      the same bytes.

      A tenant with an error keeps its former folder, and the exit status is 1.
      """,
    options: WorkOptions.choice + WorkOptions.making + .project + .findings,
    examples: [
      .init(command: "lintel build", meaning: "build all tenants"),
      .init(
        command: "lintel build --tenant acme --out /tmp/look",
        meaning: "build one tenant into another folder"),
      .init(
        command: "lintel build --env production --shard 2/8",
        meaning: "the second eighth of the tenants, for one of eight machines"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) async throws(UsageFault) -> Int32 {
    let options = try WorkOptions.read(arguments, session)
    return await ProjectWork(arguments, session, options).run("Building", linking: .nothing) {
      build, _, progress in
      await build.run(progress: progress)
    } summary: { report in
      var parts = ["\(report.built) built"]
      if report.unchanged > 0 { parts.append("\(report.unchanged) unchanged") }
      if report.failed > 0 { parts.append("\(report.failed) failed") }
      if report.pools.built > 0 { parts.append("pools: \(report.pools.built) built") }
      if report.pools.failed > 0 { parts.append("pools: \(report.pools.failed) failed") }
      if report.untried > 0 { parts.append("\(report.untried) not tried") }
      if !report.removed.isEmpty { parts.append("\(report.removed.count) removed") }
      return "\(options.out): \(parts.joined(separator: ", "))"
    }
  }
}
