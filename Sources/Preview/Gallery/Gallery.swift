package import Bindings
package import Diagnostics
package import Site
import Syntax

/// Every view of a project's pages and all its messages, as files that any static file server can show, at any address.
///
/// Shape: `index.html`, `gallery/<tenant>/<locale>.html`, `views/<tenant>/…` as the tenant's site is
/// laid out, with `login.busy.html` beside `login.html`, `views/<tenant>/messages/<locale>/email/…`,
/// `preview/…`, and the lists `views.json` and `messages.json`.
package enum Gallery {
  /// What was exported.
  package struct Report: Sendable {
    package var views: Int
    package var messages: Int
    package var findings: [Diagnostic]

    package init(views: Int = 0, messages: Int = 0, findings: [Diagnostic]) {
      self.views = views
      self.messages = messages
      self.findings = findings
    }
  }

  /// Writes the gallery: an index, pages for each tenant and locale, every view and message, and the
  /// lists of them.
  ///
  /// - Parameters:
  ///   - folder: made if it is not there; the views of an older export go, files of others stay.
  ///   - tenants: their ids; empty for all.
  ///   - progress: called with tenants done and tenants in all.
  /// - Returns: errors if something could not be exported; what is right is exported all the same. Nothing
  ///   is written to a folder that holds the project, or lies among its templates, themes or site files.
  package static func export(
    _ files: LayeredFiles, to folder: String, overlay: Overlay? = nil, tenants: [String] = [],
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async -> Report {
    do throws(Diagnostic) {
      _ = try OutputPlace.resolve(folder, roots: files.roots, disk: files.disk)
    } catch { return Report(findings: [error]) }
    let snapshot = ProjectSnapshot(files, overlay: overlay)
    let pages = PreviewPages(files)
    var findings = snapshot.findings + pages.findings
    let ids = tenants.isEmpty ? snapshot.project?.tenants.map(\.id) ?? [] : tenants
    let work = GalleryExport(snapshot, pages, to: folder)
    findings += work.clear(tenants)
    var parts = Array(repeating: GalleryExport.Part(), count: ids.count)
    await withTaskGroup(of: (Int, Checked<GalleryExport.Part>).self) { group in
      var next = 0
      var done = 0
      func add() {
        guard next < ids.count else { return }
        let index = next
        next += 1
        group.addTask { (index, work.export(ids[index])) }
      }
      for _ in 0..<Machine.processorCount { add() }
      for await (index, checked) in group {
        parts[index] = checked.value ?? GalleryExport.Part()
        findings += checked.findings
        done += 1
        progress(done, ids.count)
        add()
      }
    }
    let whole = GalleryExport.Part(
      views: parts.flatMap(\.views), messages: parts.flatMap(\.messages))
    findings += work.finish(ids, whole)
    var seen: Set<Diagnostic> = []
    return Report(
      views: whole.views.count, messages: whole.messages.count,
      findings: findings.sorted().filter { seen.insert($0).inserted })
  }
}
