/// A partial as it was written into a program.
struct Part: Sendable {
  /// A place before a step, or among the bytes of a literal one.
  struct Spot: Hashable, Comparable, Sendable {
    let step: Int
    /// Bytes of the step that lie before.
    let offset: Int

    static func < (one: Spot, other: Spot) -> Bool {
      (one.step, one.offset) < (other.step, other.offset)
    }
  }

  let name: String
  let start: Spot
  let end: Spot
}
