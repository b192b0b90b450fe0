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

  /// What a kit consists of.
  static let kitFolders = ["site", "templates", "themes"]
  /// What may be part of a kit; an editor's files beside them are not.
  private static let kitKinds: Set<Substring> = [
    "html", "css", "js", "json", "ndjson", "csv", "svg", "png", "jpg", "jpeg", "webp", "ico",
    "woff2", "rng", "txt",
  ]

  let files: LayeredFiles
  /// By what the snapshots are made of; not by visitors, who may ask for anything.
  private let asked = AskedPaths()
  private let overlay: Overlay?
  private let state: Mutex<Bench>

  init(_ files: LayeredFiles, overlay: Overlay?) {
    self.files = files
    self.overlay = overlay
    let noted = LayeredFiles(disk: files.disk, roots: files.roots, noting: asked)
    state = Mutex(Bench(ProjectSnapshot(noted, overlay: overlay), PreviewPages(files)))
  }

  var bench: Bench { state.withLock { $0 } }

  /// Whether something saved at a path may show: parts of the kit, and in the project's folder, where anything may
  /// lie, what was read from there or looked for.
  ///
  /// - Parameter path: below the project's or the kit's folder.
  func mayShow(_ path: String) -> Bool {
    if asked.contains(path) { return true }
    return Self.kitFolders.contains { path.hasPrefix("\($0)/") }
      && Self.kitKinds.contains(path.split(separator: ".").last ?? "")
  }

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
