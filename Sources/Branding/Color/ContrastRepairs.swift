import Diagnostics

/// The offers that a theme took, round by round: one note a colour, from what was written to what it
/// came to.
struct ContrastRepairs {
  private var taken: [(fault: ContrastReview.Fault, color: Color)] = []

  var notes: [Diagnostic] {
    taken.filter { $0.fault.color != $0.color }.map { $0.fault.note($0.color) }
  }

  /// Puts every offer in its place; whether there was any.
  mutating func take(
    _ faults: [ContrastReview.Fault], into written: inout WrittenColors
  ) -> Bool {
    var isMoved = false
    for fault in faults {
      guard let offer = fault.offer else { continue }
      let old = written[fault.role, fault.mode]
      written[fault.role, fault.mode] = fault.repaired(old, to: offer)
      note(offer, fault)
      isMoved = true
    }
    return isMoved
  }

  private mutating func note(_ offer: Color, _ fault: ContrastReview.Fault) {
    let first = taken.firstIndex { $0.fault.role == fault.role && $0.fault.mode == fault.mode }
    if let first { taken[first].color = offer } else { taken.append((fault, offer)) }
  }
}
