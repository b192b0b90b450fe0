import Synchronization
import Templating

/// The programs of the pages as they are built, with all that a pool's tenants have in common written
/// in. Most of a page follows from that: forms, texts, links to other pages.
final class FoldedPages: Sendable {
  private enum State {
    case unused, usedOnce
    case folded(FoldedProgram)
  }

  /// By `PageID.index`.
  private let states = Mutex([State](repeating: .unused, count: PageID.allCases.count))

  /// A page's program; nil when it is first asked for, since writing things in pays from the second
  /// rendering on.
  ///
  /// - Parameter fold: makes the program.
  func program(of page: PageID, _ fold: () -> FoldedProgram) -> FoldedProgram? {
    let known: FoldedProgram?? = states.withLock { states in
      switch states[page.index] {
      case .unused:
        states[page.index] = .usedOnce
        return .some(nil)
      case .usedOnce: return nil
      case .folded(let program): return program
      }
    }
    if let known { return known }
    // Two threads may fold the same page at once: the results are equal, and nobody waits.
    let program = fold()
    states.withLock { $0[page.index] = .folded(program) }
    return program
  }
}
