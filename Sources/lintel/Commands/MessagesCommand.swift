internal import Bindings
internal import Branding
internal import Diagnostics
internal import Site

/// `lintel messages`: what a pool's users get by e-mail and text message.
enum MessagesCommand: Command {
  static let grammar = CommandGrammar(
    name: "messages",
    summary: "Show a tenant's e-mails and text messages, and what they weigh",
    discussion: """
      Without --as, prints a table: subject, characters, bytes and, for a text message, its parts and
      alphabet. Placeholders such as {####} are Cognito's: it fills them in when it sends a message. A
      mail as a file (.eml) has samples in their place, for a mail program to open.

      A pool has one set of messages, in one language: --pool shows it. Those of its tenants, in theirs, go
      out through the pool's CustomMessage function.
      """,
    options: [
      .init(name: "tenant", value: "ID", help: "Whose messages; else the first tenant's."),
      .init(name: "pool", value: "NAME", help: "The messages of a pool itself."),
      .init(name: "locale", value: "TAG", help: "Only in these languages.", repeats: true),
      .init(
        name: "id", value: "ID", help: "Only these messages.", repeats: true,
        completion: .words(MessageID.allCases.map(\.rawValue))),
      .init(
        name: "medium", value: "MEDIUM", help: "Only email, or only sms.",
        completion: .words(MessageKind.Medium.allCases.map(\.rawValue))),
      .init(
        name: "as", value: "FORM", help: "table, html, text, eml, or api: a call's members.",
        completion: .words(MessageListing.Form.allCases.map(\.rawValue))),
      .init(
        name: "out", value: "DIR", help: "Write a file a message into a folder.",
        completion: .folder),
    ] + .project + .findings,
    examples: [
      .init(command: "lintel messages --tenant acme", meaning: "the table"),
      .init(
        command: "lintel messages --id verification --locale de --as html > mail.html",
        meaning: "one mail for the browser"),
      .init(
        command: "lintel messages --pool main --as api",
        meaning: "what the API calls of a pool take"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    do throws(Diagnostic) {
      let (project, read) = try session.project(arguments)
      if read.contains(where: { $0.severity == .error }) { return session.report(read) }
      let loaded = Kit.load(project.files, locales: [], linking: .nothing)
      guard let kit = loaded.value else { return session.report(read + loaded.findings) }
      let source = try MessageSource(arguments, project, kit)
      let checks = try MessageChecks.load(project.files)
      let listing = try MessageListing(arguments, source, checks)
      if let folder = arguments.value("out") {
        try listing.write(to: folder, session.disk)
      } else {
        session.console.write(try listing.text)
      }
      return session.reportAside(source.findings + listing.findings)
    } catch { return session.fail(error) }
  }
}
