import Bindings
import Diagnostics
import Site
import Templating

/// The page that a person meets first: whose pages there are, and what is to mend.
struct StartPage: Sendable {
  /// Tenants that are shown at once; a search finds the others.
  static let longest = 24

  private let bench: Workshop.Bench
  private let query: String

  init(_ bench: Workshop.Bench, query: String) {
    self.bench = bench
    self.query = query
  }

  /// Throws what is in the way if there is no project at all.
  func values(
    _ frame: PageFrame, _ files: LayeredFiles
  ) throws(Findings) -> [(String, Value)] {
    let findings = bench.snapshot.findings + bench.pages.findings
    guard let project = bench.snapshot.project else { throw Findings(findings) }
    let wanted = query.lowercased()
    let found = project.tenants.filter { wanted.isEmpty || $0.id.lowercased().contains(wanted) }
    let rest = found.count - Self.longest
    let shown = findings.filter { $0.severity != .note }
    return frame.values + [
      ("summary", .text(Self.summary(project))), ("query", .text(query)),
      ("canSearch", .flag(project.tenants.count > Self.longest)),
      (
        "more",
        .text(
          rest > 0
            ? "and \(rest) more" : found.isEmpty && !wanted.isEmpty ? "no tenant is named so" : "")
      ), ("tenants", .list(found.prefix(Self.longest).map { record($0, project) })),
      ("findings", .list(shown.prefix(50).map { FaultPage.record($0, files) })),
      ("findingsTitle", .text(Self.count(shown))), ("isClean", .flag(shown.isEmpty)),
    ]
  }

  private func record(_ entry: TenantEntry, _ project: Project) -> Record {
    let tenant = project.tenant(entry).value
    let locales = tenant?.locales ?? []
    let site = try? bench.snapshot.site(entry.id)
    let id = HTTPTarget.encoded(entry.id)
    let choice = ViewChoice(
      tenant: entry.id, locale: locales.first ?? "en", mode: .auto, width: .laptop, served: .direct)
    let state = site?.states(of: .login).first ?? PageState(.login, "empty")
    // A tenant that cannot be shown has its faults drawn in its frame.
    let frame =
      site.map { choice.frame(of: state, on: $0) }
      ?? ViewChoice.frames(entry.id, .auto, .direct) + "login.html"
    return Record(
      PreviewModels.tenant,
      [
        ("id", .text(entry.id)),
        ("name", .text(tenant?.name.text(for: locales.first ?? "en") ?? entry.id)),
        ("pool", .text(tenant?.pool.name ?? "")),
        ("theme", .text(site?.theme.name ?? tenant?.theme ?? "")),
        ("languages", .text(Self.languages(locales))),
        ("gallery", .address("/_lintel/gallery/?tenant=\(id)")),
        ("site", .address("/_lintel/site/\(id)/login.html")), ("frame", .address(frame)),
      ])
  }

  private static func languages(_ locales: [String]) -> String {
    locales.count <= 4
      ? locales.joined(separator: ", ")
      : locales.prefix(3).joined(separator: ", ") + " and \(locales.count - 3) more"
  }

  private static func summary(_ project: Project) -> String {
    let tenants = project.tenants.count
    let pools = project.pools.count
    return "\(tenants) \(tenants == 1 ? "tenant" : "tenants"), "
      + "\(pools) \(pools == 1 ? "user pool" : "user pools")"
  }

  private static func count(_ findings: [Diagnostic]) -> String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let parts = [
      errors > 0 ? "\(errors) \(errors == 1 ? "error" : "errors")" : nil,
      warnings > 0 ? "\(warnings) \(warnings == 1 ? "warning" : "warnings")" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
