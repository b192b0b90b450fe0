import Bindings
import Diagnostics
import Site
import Synchronization

/// Holds what is shown at the moment, and takes changes in.
final class Workshop: Sendable {
  /// What requests are answered from; one is used from a request's beginning to its end.
  struct Bench: Sendable {
    let snapshot: ProjectSnapshot
    let pages: PreviewPages
  }

  let files: LayeredFiles
  private let overlay: Overlay?
  private let state: Mutex<Bench>

  init(_ files: LayeredFiles, overlay: Overlay?) {
    self.files = files
    self.overlay = overlay
    state = Mutex(
      Bench(
        snapshot: ProjectSnapshot(files, overlay: overlay), pages: PreviewPages(files)))
  }

  var bench: Bench { state.withLock { $0 } }

  /// Reads again what stands in the files that have changed. One caller at a time.
  func take(_ changed: [String]) {
    let old = bench
    let new = Bench(
      snapshot: old.snapshot.reading(changed, overlay: overlay),
      pages: changed.contains { $0.hasPrefix("templates/preview/") }
        ? PreviewPages(files) : old.pages)
    state.withLock { $0 = new }
  }
}
