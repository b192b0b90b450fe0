internal import CSystem

/// The signals that end a program, taken one after the other by whoever waits for them.
///
/// They are caught by a handler that only writes a byte to a pipe: blocking them instead would need to
/// come before the first thread, and a program with an asynchronous `main` has threads from its start.
package enum Signals {
  /// A signal that has come.
  package enum Arrival: Hashable, Sendable {
    /// Ctrl-C.
    case interrupt
    case terminate
    /// A child process has ended.
    case child
  }

  /// From now on signals wait to be taken. A client that has gone is an error code, no signal.
  package static func hold() {
    lintel_ignore_signal(SIGPIPE)
    guard pipe.reader >= 0 else { return }
    for number in [SIGINT, SIGTERM, SIGCHLD] { lintel_catch_signal(number, caught) }
  }

  /// Waits for the next of the signals that `hold` keeps.
  package static func wait() -> Arrival {
    var byte: UInt8 = 0
    while true {
      guard unsafe read(pipe.reader, &byte, 1) == 1 else {
        if lintel_errno() == EINTR { continue }
        return .terminate
      }
      switch Int32(byte) {
      case SIGINT: return .interrupt
      case SIGTERM: return .terminate
      case SIGCHLD: return .child
      default: continue
      }
    }
  }
}

/// The pipe between handler and waiter; open as long as the program runs.
private struct SignalPipe {
  let reader: Int32
  let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if unsafe lintel_signal_pipe(&ends) != 0 { ends = [-1, -1] }
    reader = ends[0]
    writer = ends[1]
  }
}

private let pipe = SignalPipe()

/// Runs in the middle of anything: it may write, and must leave the error of what it interrupts.
private let caught: @convention(c) (Int32) -> Void = { number in
  let error = lintel_errno()
  var byte = UInt8(truncatingIfNeeded: number)
  unsafe _ = write(pipe.writer, &byte, 1)
  lintel_set_errno(error)
}
