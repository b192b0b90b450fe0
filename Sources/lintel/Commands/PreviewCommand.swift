internal import Bindings
internal import Diagnostics
internal import Export
internal import Preview

/// `lintel preview`: the local server.
enum PreviewCommand: Command {
  static let grammar = CommandGrammar(
    name: "preview",
    summary: "Show every page in the browser, and each change as it is saved",
    discussion: """
      Serves a gallery of every page, state, tenant, language and mode, and each tenant's site as it will
      be uploaded. A save of a template, theme, script or text shows in every open tab at once; an error
      is drawn in the page with its file and line. A theme's tokens can be edited there, beside a page
      that wears them. Cognito's own pages are drawn too, from the branding that a build would upload.

      It also stands in for Amazon Cognito: hosted pages, OAuth endpoints, the APIs of user pools and
      identity pools, for browsers, apps, SDKs and the AWS CLI (--endpoint-url). Pools, clients and users
      are the project's. They are kept in memory and start the same every time, unless --state names a
      file.

      Only this machine can reach it, unless --host says otherwise.
      """,
    options: [
      .init(name: "port", value: "N", help: "The port, else 9229; 0 for any free one."),
      .init(name: "open", help: "Open the start page in the browser."),
      .init(
        name: "exec", value: "CMD",
        help: "Run a command against the preview, then stop with its status."),
      .init(
        name: "state", value: "FILE",
        help: "Keep users, sessions and all else that happens in a file, over restarts.",
        completion: .file),
      .init(
        name: "issuer", value: "URL",
        help: "What tokens are issued by: URL/POOL-ID; else Cognito's own address of the pool."),
      .init(
        name: "host", value: "ADDRESS",
        help: "Listen on this address too: others on the network can then reach it."),
      .init(
        name: "allow-host", value: "NAME", help: "Answer to this host name too.", repeats: true),
      .init(name: "quiet", help: "Write findings and nothing else; beside a result, no notes."),
    ] + .project,
    examples: [
      .init(command: "lintel preview --open", meaning: "look at your pages"),
      .init(
        command: "lintel preview --port 0 --exec 'npm test'",
        meaning: "run tests against the preview; LINTEL_PREVIEW is its address"),
      .init(
        command: "lintel preview --issuer http://localhost:9229",
        meaning: "sign in from apps that look the issuer up"),
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let port = try arguments.number("port", in: 0...65535) ?? 9229
    do throws(Diagnostic) {
      let options = PreviewOptions(
        port: port, host: arguments.value("host"), allowedHosts: arguments.list("allow-host"),
        overlay: try session.overlay(arguments), state: arguments.value("state"),
        issuer: try issuer(arguments), brandingForms: [CognitoForm()],
        poolBrandingForms: [PoolClassicForm()],
        waitsForTenants: arguments.value("exec") != nil)
      let server = try PreviewServer.start(files: try session.files(), options: options)
      defer { server.stop() }
      _ = session.reportAside(warnings(options) + server.findings)
      session.console.say("\(server.address)/_lintel/ shows every page; Control-C ends")
      if let command = arguments.value("exec") { return try status(of: command, server) }
      if arguments.has("open") { open(server, session) }
      server.waitForSignal()
      return 0
    } catch { return session.fail(error) }
  }

  private static func warnings(_ options: PreviewOptions) -> [Diagnostic] {
    guard options.isOpenToOthers, let host = options.host else { return [] }
    return [
      Diagnostic(
        .warning, "preview.host.open", "whoever can reach \(host) can use this preview",
        hint: "leave --host away to keep it to this machine")
    ]
  }

  /// The issuer without a slash at its end, to which the pool's id is added.
  private static func issuer(_ arguments: Arguments) throws(Diagnostic) -> String? {
    guard let text = arguments.value("issuer") else { return nil }
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isAddress, !text.contains("?"), !text.contains("#"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw Diagnostic(
        .error, "preview.issuer", "'\(text)' cannot be an issuer",
        hint: "an address without query and fragment, as in http://localhost:9229")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func status(
    of command: String, _ server: PreviewServer
  ) throws(Diagnostic) -> Int32 {
    do throws(ChildProcess.Failure) {
      return Int32(truncatingIfNeeded: try server.run(command))
    } catch { throw Diagnostic(.error, "preview.exec", "'\(command)' cannot be run: \(error)") }
  }

  private static func open(_ server: PreviewServer, _ session: Session) {
    do throws(ChildProcess.Failure) { try server.open() } catch {
      session.console.say("no browser could be opened: visit \(server.address)/_lintel/")
    }
  }
}
