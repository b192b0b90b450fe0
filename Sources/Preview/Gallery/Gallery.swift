package import Bindings
package import Diagnostics
package import Site

/// Every view of a project's pages, as files that any static file server can show.
package enum Gallery {
  /// What was exported.
  package struct Report: Sendable {
    package var views: Int
    package var findings: [Diagnostic]

    package init(views: Int, findings: [Diagnostic]) {
      self.views = views
      self.findings = findings
    }
  }

  /// Writes the gallery: `index.html`, pages for each tenant and locale, every view, and `views.json`.
  ///
  /// - Parameters:
  ///   - folder: made if it is not there; files of an older export are replaced, others stay.
  ///   - tenants: their ids; empty for all.
  ///   - progress: called with views done and views in all.
  package static func export(
    _ files: LayeredFiles, to folder: String, overlay: Overlay? = nil, tenants: [String] = [],
    progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async -> Report {
    Report(views: 0, findings: [])
  }
}
