import Bindings
import Synchronization

/// The time that the mock lives in: the machine's, until somebody moves it.
final class Clock: Sendable {
  private let offset = Mutex(0.0)

  /// Seconds since 1970.
  var now: Double { Machine.time + offset.withLock { $0 } }

  /// Moves it by seconds, back if there are fewer than none.
  func advance(by seconds: Double) { offset.withLock { $0 += seconds } }

  /// Moves it to a moment, from which it goes on.
  func set(to time: Double) {
    let offset = time - Machine.time
    self.offset.withLock { $0 = offset }
  }

  /// Back to the machine's own time.
  func reset() { offset.withLock { $0 = 0 } }
}
