import Synchronization

/// Which files were asked for, whether they are there or not: only what is saved there can change what was made of
/// them.
package final class AskedPaths: Sendable {
  private struct State {
    var paths: Set<String> = []
    var patterns: [String: @Sendable (String) -> Bool] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Whether a file of that path was asked for, or would have been had it been there.
  ///
  /// - Parameter path: without `.` and `..`.
  package func contains(_ path: String) -> Bool {
    let patterns = state.withLock { state -> [@Sendable (String) -> Bool]? in
      state.paths.contains(path) ? nil : Array(state.patterns.values)
    }
    return patterns?.contains { $0(path) } ?? true
  }

  func note(_ path: String) { state.withLock { _ = $0.paths.insert(path) } }

  /// - Parameter matches: whether the pattern means a path.
  func note(pattern: String, _ matches: @escaping @Sendable (String) -> Bool) {
    state.withLock { $0.patterns[pattern] = matches }
  }
}
