import Bindings

/// Looks for changed files ten times a second, and tells of them once they have come to rest.
struct ChangeWatcher: Sendable {
  /// What may be part of a project; anything else that is saved in its folder changes no page.
  private static let kinds: Set<String> = [
    "html", "css", "js", "json", "ndjson", "csv", "svg", "png", "jpg", "jpeg", "webp", "ico",
    "woff2", "rng", "txt",
  ]
  private static let ignored: Set<String> = ["dist", "node_modules", "build"]

  private var watch: FolderWatch

  /// - Parameter files: their project's folder is watched whole, the kit's as far as it is a kit.
  init(_ files: LayeredFiles) {
    let places = files.roots.enumerated().map { index, root in
      FolderWatch.Place(
        root.isEmpty ? "." : root, names: index == 0 ? [] : ["site", "templates", "themes"])
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
      let found = watch.changes().filter { path in
        Self.kinds.contains(String(path.split(separator: ".").last ?? ""))
      }
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
