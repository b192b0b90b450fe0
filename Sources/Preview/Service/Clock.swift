import Bindings
import CognitoMock
import Synchronization
import Syntax

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

  /// Moves it as far as it was when that was stored.
  func restore(_ stored: Offset) { offset.withLock { $0 = stored.seconds } }

  /// How far it is moved, to be stored; nothing for one that was not.
  var stored: RowChange {
    let seconds = offset.withLock { $0 }
    return RowChange(
      table: Offset.table, key: Offset.key, row: seconds == 0 ? nil : Offset(seconds: seconds))
  }
}

extension Clock {
  /// How far a clock is moved, as it is stored beside the state's own rows.
  struct Offset: StateRow {
    static let table = "clock"
    static let key = "offset"

    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(_ json: JSONValue) {
      guard let seconds = json["seconds"]?.number else { return nil }
      self.init(seconds: seconds)
    }

    var key: String { Self.key }

    var tree: JSONTree { ["seconds": .double(seconds)] }
  }
}
