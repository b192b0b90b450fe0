internal import CSystem

/// The signals that end a program, waited for instead of handled: nothing runs inside of a handler.
package enum Signals {
  package enum Arrival: Hashable, Sendable {
    /// Ctrl-C.
    case interrupt
    case terminate
    /// A child process has ended.
    case child
  }

  /// Keeps the signals back from now on, in this thread and in all that it starts later: call it
  /// before the first of them starts. A client that has gone is an error code from now on, no signal.
  package static func hold() {
    lintel_ignore_signal(SIGPIPE)
    var set = set
    unsafe _ = pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of the signals that `hold` keeps back.
  package static func wait() -> Arrival {
    var set = set
    while true {
      var number: Int32 = 0
      guard unsafe sigwait(&set, &number) == 0 else { continue }
      switch number {
      case SIGINT: return .interrupt
      case SIGTERM: return .terminate
      case SIGCHLD: return .child
      default: continue
      }
    }
  }

  private static var set: sigset_t {
    var set = sigset_t()
    unsafe _ = sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGCHLD] { unsafe _ = sigaddset(&set, number) }
    return set
  }
}
