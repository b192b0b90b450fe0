import Bindings

/// Looks for changed files ten times a second, and tells of them once they have come to rest.
struct ChangeWatcher: Sendable {
  private static let ignored: Set<String> = ["dist", "node_modules", "build"]

  private let isShown: @Sendable (String) -> Bool
  private var watch: FolderWatch

  /// - Parameters:
  ///   - files: their project's folder is watched whole, the kit's as far as it is a kit.
  ///   - isShown: whether a path may be part of what is shown; others are not told of.
  init(_ files: LayeredFiles, where isShown: @escaping @Sendable (_ path: String) -> Bool) {
    self.isShown = isShown
    let places = files.roots.enumerated().map { index, root in
      FolderWatch.Place(
        root.isEmpty ? "." : root, names: index == 0 ? [] : Workshop.kitFolders)
    }
    watch = FolderWatch(places, on: files.disk) { Self.ignored.contains($0) }
  }

  /// Runs until its task is cancelled.
  ///
  /// - Parameters:
  ///   - changed: called with the paths, below their folders.
  ///   - beat: called about every ten seconds.
  mutating func run(changed: ([String]) -> Void, beat: () -> Void) async {
    var ticks = 0
    var waiting: Set<String> = []
    while !Task.isCancelled {
      let began = Machine.busySeconds
      let found = watch.changes().filter(isShown)
      let spent = Machine.busySeconds - began
      waiting.formUnion(found)
      // An editor empties a file before it writes it: what was found counts once nothing more is.
      if found.isEmpty, !waiting.isEmpty {
        changed(waiting.sorted())
        waiting = []
      }
      ticks += 1
      if ticks.isMultiple(of: 100) { beat() }
      // A look at a large project takes its time; it may not take more than a tenth of a processor.
      let pause = waiting.isEmpty ? max(0.1, 9 * spent) : 0.03
      try? await Task.sleep(for: .seconds(pause))
    }
  }
}
