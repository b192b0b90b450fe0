package import Bindings
import CognitoMock
package import Diagnostics

/// The running preview of a project.
package final class PreviewServer: Sendable {
  private let daemon: HTTPDaemon
  private let watching: Task<Void, Never>

  /// Where a browser finds it: `http://localhost:9229`.
  package let address: String

  /// What was found in the project at the start. Errors do not keep it from being served: they are
  /// drawn in its pages until they are mended.
  package let findings: [Diagnostic]

  /// Reads the project and serves it until `stop`.
  ///
  /// From then on the signals that would end the program wait for `waitForSignal` or `run`.
  ///
  /// Errors: `preview.port.taken` with the next free port as its hint, `preview.port.refused`,
  /// `preview.host`, `preview.allow-host`, `preview.start`.
  package static func start(
    files: LayeredFiles, options: PreviewOptions
  ) throws(Diagnostic) -> PreviewServer {
    try options.check()
    Signals.hold()
    let workshop = Workshop(files, overlay: options.overlay)
    let answers = PreviewAnswers(workshop: workshop, events: LiveEvents())
    let mock = try ProjectMock(workshop, options)
    let events = answers.events
    let log = RequestLog(now: { mock.service.clock.now }, added: { events.tell(.log) })
    mock.service.observe { changes in
      if changes.contains(where: { $0.table == Message.table }) { events.tell(.mail) }
      if changes.contains(where: { $0.table == Resource.table }) { events.tell(.branding) }
    }
    let router = Router.preview(answers, mock, log, options)
    // The start page is the first that is asked for, and shows many sites.
    let snapshot = workshop.bench.snapshot
    let shown = snapshot.project?.tenants.prefix(StartPage.longest).map(\.id) ?? []
    let prepare = snapshot.preparation(of: shown)
    do throws(HTTPError) {
      let daemon = try HTTPDaemon(
        hosts: options.addresses, port: options.port, limits: .preview
      ) { request in
        log.noting(request, router.answer(request))
      }
      mock.service.workers.run(prepare)
      return PreviewServer(daemon: daemon, answers: answers, mock: mock)
    } catch { throw error.diagnostic }
  }

  private init(daemon: HTTPDaemon, answers: PreviewAnswers, mock: ProjectMock) {
    self.daemon = daemon
    let address = "http://localhost:\(daemon.port)"
    self.address = address
    mock.service.change { state in
      state.settings.address = address
      state.settings.domainOrigin = address
      state.settings.landing = LandingRoutes.landing(at: address)
      return []
    }
    let bench = answers.workshop.bench
    findings = (bench.snapshot.findings + bench.pages.findings + mock.findings).sorted()
    watching = Task.detached {
      let workshop = answers.workshop
      var watcher = ChangeWatcher(workshop.files) { workshop.mayShow($0) }
      await watcher.run {
        workshop.take($0)
        mock.take($0)
        answers.events.advance()
      } beat: {
        answers.events.beat()
        daemon.endSlowClients()
        mock.tidy()
      }
    }
  }

  /// Opens the start page in the person's browser.
  package func open() throws(ChildProcess.Failure) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    _ = try ChildProcess([program, "\(address)/_lintel/"], isQuiet: true)
  }

  /// Returns when the person, or the system, wants the program to end.
  package func waitForSignal() {
    while Signals.wait() == .child {}
  }

  /// Runs a shell command with `LINTEL_PREVIEW` set to the address, until it ends. A signal that would
  /// end the program ends the command first, and what that has started.
  ///
  /// - Returns: its exit status.
  package func run(_ command: String) throws(ChildProcess.Failure) -> Int {
    // Who types at a terminal ends all that runs there at once, and the command may read from it.
    let child = try ChildProcess(
      ["/bin/sh", "-c", command], adding: ["LINTEL_PREVIEW": address],
      leadsGroup: !Machine.isTerminal(0))
    while true {
      if let status = child.exitStatus(waiting: false) { return status }
      if Signals.wait() != .child { child.terminate() }
    }
  }

  /// Ends every connection and stops.
  package func stop() {
    watching.cancel()
    daemon.stop()
  }
}

extension Router {
  /// All routes of the preview.
  static func preview(
    _ answers: PreviewAnswers, _ mock: ProjectMock, _ log: RequestLog, _ options: PreviewOptions
  ) -> Router {
    let service = mock.service
    let desk = HostedDesk(service: service, answers: answers)
    let hosts = HostCheck(options.allowedHosts + [options.host].compactMap { $0 })
    return Router(
      hosts: hosts,
      groups: [
        StartRoutes(answers: answers), LiveRoutes(answers: answers, mock: mock),
        FileRoutes(answers: answers),
        ThemeRoutes(
          answers: answers,
          desk: ThemeDesk(workshop: answers.workshop, canSave: !options.isOpenToOthers)),
        BrandingRoutes(
          answers: answers,
          desk: BrandingDesk(
            service: service,
            plans: BrandingPlans(options.brandingForms, pools: options.poolBrandingForms))),
        GalleryRoutes(answers: answers), ViewRoutes(answers: answers),
        MessageRoutes(answers: answers),
        SiteRoutes(answers: answers, service: service), PickerRoutes(answers: answers),
        InboxRoutes(answers: answers, service: service),
        UsersRoutes(answers: answers, service: service), LogRoutes(answers: answers, log: log),
        LandingRoutes(answers: answers, service: service),
        SampleAppRoutes(answers: answers, service: service),
        ControlRoutes(service: service, inbox: InboxWaiters(service), forget: log.clear),
        APIRoutes(service, hosts: hosts), GatewayRoutes(service), ImportRoutes(service),
        DiscoveryRoutes(service) { mock.pool(host: $0) },
        HostedRoutes(desk: desk), ProviderRoutes(desk: desk),
        OAuthRoutes(service: service),
      ]
    ) { request in
      let path = request.target.text.prefix { $0 != "?" }
      return answers.fault(
        [Diagnostic(.error, "preview.address", "there is nothing at '\(path)'")],
        answers.workshop.bench)
    }
  }
}

extension HTTPLimits {
  /// A branding's pictures may make two megabytes, and users come in files.
  static var preview: HTTPLimits {
    var limits = HTTPLimits(body: 4 << 20)
    limits.bodies = [(ImportRoutes.path, Work.largestImport)]
    return limits
  }
}

extension HTTPError {
  /// The error in the words of a person who started the preview.
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .portTaken(let port, let free):
      Diagnostic(
        .error, "preview.port.taken", "port \(port) is in use by another program",
        hint: free.map { "port \($0) is free: --port \($0)" } ?? "name another one: --port")
    case .portRefused(let port):
      Diagnostic(
        .error, "preview.port.refused", "port \(port) is not open to this user",
        hint: "ports from 1024 on are: --port 9229")
    case .host(let host):
      Diagnostic(
        .error, "preview.host", "'\(host)' is no address of this machine",
        hint: "leave --host away for loopback, or name 0.0.0.0 for every address")
    case .system(let call, let reason):
      Diagnostic(.error, "preview.start", "the server did not start: \(reason) (\(call))")
    }
  }
}
