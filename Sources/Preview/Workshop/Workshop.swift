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
    let messages: ProjectMessages

    /// - Parameter old: whose messages stay where nothing of the project has changed.
    init(_ snapshot: ProjectSnapshot, _ pages: PreviewPages, after old: Bench? = nil) {
      self.snapshot = snapshot
      self.pages = pages
      let kept = old.flatMap { $0.snapshot === snapshot ? $0.messages : nil }
      messages = kept ?? ProjectMessages(snapshot)
    }
  }

  let files: LayeredFiles
  private let overlay: Overlay?
  private let state: Mutex<Bench>

  init(_ files: LayeredFiles, overlay: Overlay?) {
    self.files = files
    self.overlay = overlay
    state = Mutex(
      Bench(ProjectSnapshot(files, overlay: overlay), PreviewPages(files)))
  }

  var bench: Bench { state.withLock { $0 } }

  /// Reads again what stands in the files that have changed. One caller at a time.
  func take(_ changed: [String]) {
    let old = bench
    let new = Bench(
      old.snapshot.reading(changed, overlay: overlay),
      changed.contains { $0.hasPrefix("templates/preview/") } ? PreviewPages(files) : old.pages,
      after: old)
    state.withLock { $0 = new }
  }
}
