internal import Bindings
internal import Diagnostics
internal import Site

/// `lintel check`: the work of a build and more, nothing written.
enum CheckCommand: Command {
  static let grammar = CommandGrammar(
    name: "check",
    summary: "Check every page of every tenant and language, and write nothing",
    discussion: """
      Renders each page in each of its states, validates it against Lintel's schema and rules, and points
      into the template, theme or tenant where something is wrong. Also says which ejected files are
      behind the kit.

      With --against, compares the project's pools with saved answers of the AWS CLI; lintel pool import
      --help says which.
      """,
    options: WorkOptions.choice
      + [
        .init(
          name: "against", value: "DIR", help: "List what differs from the pools as deployed.",
          completion: .folder)
      ] + .project + .findings,
    examples: [
      .init(
        command: "lintel check --format sarif > lintel.sarif", meaning: "findings for a code host"),
      .init(
        command: "lintel check --against saved",
        meaning: "fail when the project and the deployed pool have drifted apart"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) async throws(UsageFault) -> Int32 {
    let options = try WorkOptions.read(arguments, session)
    let work = ProjectWork(arguments, session, options)
    return await work.run("Checking", linking: .everything) { build, project, progress in
      var report = await build.check(progress: progress)
      report.findings += work.besides(project)
      return report
    } summary: { report in
      let count = report.built + report.unchanged + report.failed
      return "\(count) tenant\(count == 1 ? "" : "s") checked"
        + (report.hasErrors ? "" : ", no errors")
    }
  }
}
