import Synchronization
import Templating

/// The programs of the pages as they are built, or of their steps and the document of those, with all that
/// a pool's tenants have in common written in. Most of a page follows from that: forms, texts, links to
/// other pages.
final class FoldedPages: Sendable {
  private enum State {
    case unused, usedOnce
    case folded(FoldedProgram)
  }

  private let states: Mutex<[State]>

  /// - Parameter count: how many programs there may be.
  init(count: Int) { states = Mutex([State](repeating: .unused, count: count)) }

  /// One of the programs; nil when it is first asked for, since writing things in pays from the second
  /// rendering on.
  ///
  /// - Parameter fold: makes the program.
  func program(_ number: Int, _ fold: () -> FoldedProgram) -> FoldedProgram? {
    let known: FoldedProgram?? = states.withLock { states in
      switch states[number] {
      case .unused:
        states[number] = .usedOnce
        return .some(nil)
      case .usedOnce: return nil
      case .folded(let program): return program
      }
    }
    if let known { return known }
    // Two threads may fold the same page at once: the results are equal, and nobody waits.
    let program = fold()
    states.withLock { $0[number] = .folded(program) }
    return program
  }
}
