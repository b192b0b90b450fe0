internal import Branding
internal import Diagnostics
internal import Site

extension Session {
  /// The project with the overlay that was asked for.
  ///
  /// Errors: the first of the project's if it could not be read at all; its other findings come with
  /// it.
  func project(_ arguments: Arguments) throws(Diagnostic) -> (Project, [Diagnostic]) {
    let files = try files()
    let read = Project.load(files, overlay: try overlay(arguments))
    guard let project = read.value else {
      throw read.findings.first { $0.severity == .error }
        ?? Diagnostic(.error, "project.unreadable", "the project cannot be read")
    }
    return (project, read.findings)
  }

  /// What `--env` or `--values` names; nil for neither.
  func overlay(_ arguments: Arguments) throws(Diagnostic) -> Overlay? {
    if let name = arguments.value("env") { return try Overlay.read(env: name, in: try files()) }
    if let path = arguments.value("values") { return try Overlay.read(values: path, disk: disk) }
    return nil
  }

  /// The theme that `--tenant` wears or `--theme` names, else the first tenant's.
  func theme(
    _ arguments: Arguments, isShownFaint: Bool = false
  ) throws(Diagnostic) -> Checked<Theme> {
    if let name = arguments.value("theme") {
      return ThemeShelf(files: try files()).theme(named: name, isShownFaint: isShownFaint)
    }
    let (project, _) = try project(arguments)
    let entry = try project.entry(named: arguments.value("tenant"))
    let tenant = project.tenant(entry)
    guard let value = tenant.value else {
      throw tenant.findings.first { $0.severity == .error }
        ?? Diagnostic(.error, "tenant.unreadable", "tenant '\(entry.id)' cannot be read")
    }
    return ThemeShelf(files: project.files).theme(
      named: value.theme, brand: value.brand?.json, at: value.location, isShownFaint: isShownFaint)
  }
}

extension Project {
  /// The tenant of that id, or the first for nil.
  ///
  /// Errors: `tenant.unknown`, with the ids that there are.
  func entry(named id: String?) throws(Diagnostic) -> TenantEntry {
    if let found = id.map(entry(_:)) ?? tenants.first { return found }
    throw Diagnostic(
      .error, "tenant.unknown",
      id.map { "no tenant has the id '\($0)'" } ?? "the project has no tenant",
      hint: nameHint(for: id ?? "", among: tenants.lazy.map(\.id))
        ?? "write one, and name its file in 'tenants' of lintel.json")
  }
}
