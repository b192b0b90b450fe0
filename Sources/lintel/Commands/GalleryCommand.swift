internal import Diagnostics
internal import Preview

/// `lintel gallery`: the preview's gallery as files.
enum GalleryCommand: Command {
  static let grammar = CommandGrammar(
    name: "gallery",
    summary: "Write every view and every message as static files, for designers",
    discussion: """
      Each page in each of its states, and each e-mail and text message, for every tenant and language,
      with an index. Any static file server can show the folder. views.json and messages.json list
      what there is for tools.
      """,
    options: [
      .init(
        name: "out", value: "DIR", help: "The folder, else gallery.", completion: .folder),
      .init(name: "tenant", value: "ID", help: "Only these tenants.", repeats: true),
    ] + .project + .findings,
    examples: [
      .init(command: "lintel gallery --out look --tenant acme", meaning: "acme's pages for review")
    ])

  static func run(_ arguments: Arguments, _ session: Session) async throws(UsageFault) -> Int32 {
    let out = arguments.value("out") ?? "gallery"
    do throws(Diagnostic) {
      let bar = ProgressBar("Writing", console: session.console)
      let report = await Gallery.export(
        try session.files(), to: out, overlay: try session.overlay(arguments),
        tenants: arguments.list("tenant")
      ) { done, all in bar.show(done, of: all) }
      bar.finish()
      let status = session.report(report.findings)
      if status == 0 {
        session.console.say("\(out): \(report.views) views, \(report.messages) messages")
      }
      return status
    } catch { return session.fail(error) }
  }
}
