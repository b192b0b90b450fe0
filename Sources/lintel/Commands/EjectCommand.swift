internal import Diagnostics
internal import Site

/// `lintel eject PATH`: one file of the kit becomes the project's own.
enum EjectCommand: Command {
  static let grammar = CommandGrammar(
    name: "eject",
    summary: "Copy one file of the kit into the project, to change it there",
    discussion: """
      The project's copy takes the place of the kit's file of the same path, and of that file only.
      What the kit's file was like is recorded in lintel.ejected.json, so that lintel check can say when
      the kit has moved on.
      """,
    operands: [
      .init(name: "PATH", help: "A path of the kit: templates/pages/login.html.", completion: .file)
    ],
    options: Array([CommandGrammar.Option].project.prefix(2)) + [
      .init(name: "diff", help: "Show how the project's file differs from the kit's."),
      .init(name: "mark", help: "Record that the project's file is up to the kit's again."),
      .init(name: "quiet", help: "Write findings and nothing else."),
    ],
    examples: [
      .init(
        command: "lintel eject templates/pages/login.html",
        meaning: "change the log-in page's markup"),
      .init(
        command: "lintel eject --diff templates/pages/login.html",
        meaning: "see what you changed, or what the kit did"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let path = arguments.operands[0]
    do throws(Diagnostic) {
      _ = try session.files()
      guard let kit = session.kit, !session.isKit else {
        throw Diagnostic(
          .error, "eject.kit", "this project is the kit itself", hint: "change the file where it is"
        )
      }
      var ejected = try EjectedFiles(project: session.project, kit: kit, disk: session.disk)
      if arguments.has("diff") {
        session.console.write(try ejected.difference(of: path))
      } else if arguments.has("mark") {
        session.console.say("\(try ejected.mark(path)) counts as up to date")
      } else {
        session.console.say("\(try ejected.eject(path)) is yours now")
      }
      return 0
    } catch { return session.fail(error) }
  }
}
