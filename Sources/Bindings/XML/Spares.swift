import Synchronization

/// Things that one thread at a time may use, kept for the next one who asks.
///
/// There are never more of them than threads that asked at once.
final class Spares<Thing: AnyObject>: Sendable {
  private let make: @Sendable () throws(XMLError) -> Thing
  private let spares: Mutex<[Spare<Thing>]>

  /// Makes the first one, so that a thing that cannot be made is known at once.
  init(_ make: @escaping @Sendable () throws(XMLError) -> Thing) throws(XMLError) {
    self.make = make
    spares = Mutex([Spare(thing: try make())])
  }

  /// Lends a thing to the body.
  func borrow<Value>(_ body: (Thing) -> Value) throws(XMLError) -> Value {
    let spare: Spare<Thing>
    if let kept = spares.withLock({ $0.popLast() }) {
      spare = kept
    } else {
      spare = Spare(thing: try make())
    }
    defer { spares.withLock { $0.append(spare) } }
    return body(spare.thing)
  }
}

/// A thing on its way between the list and its borrower.
// Sendable: it is either in the list or in the hands of one borrower.
struct Spare<Thing: AnyObject>: @unchecked Sendable {
  let thing: Thing
}
