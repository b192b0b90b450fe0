import Synchronization

/// Things that one thread at a time may use, kept for the next one who asks.
///
/// There are never more of them than threads that asked at once.
final class Spares<Thing: AnyObject>: Sendable {
  private let slots = Mutex<[Spare<Thing>]>([])

  /// Lends a thing to the body; one is made if none is there.
  func borrow<Value, Failure: Error>(
    orMake make: () throws(Failure) -> Thing, _ body: (Thing) -> Value
  ) throws(Failure) -> Value {
    let spare = slots.withLock { $0.popLast() }
    let slot: Spare<Thing>
    if let spare { slot = spare } else { slot = Spare(thing: try make()) }
    defer { slots.withLock { $0.append(slot) } }
    return body(slot.thing)
  }
}

/// A thing on its way between the list and its borrower.
// Sendable: it is either in the list or in the hands of one borrower.
struct Spare<Thing: AnyObject>: @unchecked Sendable {
  let thing: Thing
}
