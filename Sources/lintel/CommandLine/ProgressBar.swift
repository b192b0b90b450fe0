internal import Bindings
internal import Synchronization

/// One line on a terminal that shows how far long work has come; elsewhere nothing.
///
/// Many tasks report to it: it draws at most ten times a second.
final class ProgressBar: Sendable {
  private struct State {
    var drawnAt = -1.0
    var isDrawn = false
  }

  private let state = Mutex(State())
  private let isShown: Bool
  private let what: String

  init(_ what: String, console: Console) {
    self.what = what
    isShown = !console.isQuiet && Machine.isTerminal(2)
  }

  func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let now = Machine.seconds
    let isDue = state.withLock { state in
      guard now - state.drawnAt >= 0.1 || done == total else { return false }
      state.drawnAt = now
      state.isDrawn = true
      return true
    }
    if isDue { Console.tell("\r\(line(done, of: total))") }
  }

  /// Wipes the line.
  func finish() {
    let wasDrawn = state.withLock { $0.isDrawn }
    if wasDrawn { Console.tell("\r\u{1B}[K") }
  }

  private func line(_ done: Int, of total: Int) -> String {
    let cells = max(10, min(40, (Machine.columns(2) ?? 80) - 40))
    let full = cells * done / total
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    return "\(what) \(bar) \(done)/\(total)"
  }
}
