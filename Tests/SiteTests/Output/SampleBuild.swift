import Bindings
import Branding
import Diagnostics
import Synchronization
import TestSupport

@testable import Site

/// A project in a folder of its own, built with small forms so that a test sees every file.
struct SampleBuild {
  let folder: TemporaryFolder

  /// - Parameter tenants: ids.
  init(_ tenants: [String] = ["acme", "north"]) throws {
    folder = try TemporaryFolder()
    try folder.write(
      ##"{"name": "One", "color": {"primary": "#0b5fff"}}"##, to: "themes/one/theme.json")
    try folder.write(
      ##"{"name": "Two", "color": {"primary": "#0b5fff"}}"##, to: "themes/two/theme.json")
    try list(tenants)
    for tenant in tenants { try write(tenant) }
  }

  /// Which tenants there are.
  func list(_ tenants: [String]) throws {
    let files = tenants.map { "\"tenants/\($0).json\"" }.joined(separator: ", ")
    try folder.write(
      """
      {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example"},
        "other": {"userPoolId": "eu-central-1_Other1234", "domain": "other.app.example"}},
       "defaults": {"pool": "main", "theme": "one", "url": "https://{id}.app.example/", "locales": ["en"]},
       "tenants": [\(files)]}
      """, to: "lintel.json")
  }

  func write(_ tenant: String, name: String = "A name", _ more: String = "") throws {
    try folder.write(
      """
      {"id": "\(tenant)", "name": "\(name)", \(more)
       "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12example", "callbacks": ["https://a.example/"]}}}
      """, to: "tenants/\(tenant).json")
  }

  /// Runs a build with what lies in the folder now.
  func run(
    forms: [any OutputForm] = [NoteForm(part: .site), NoteForm(part: .deploy)],
    poolForms: [any PoolForm] = [],
    disk: (any Disk)? = nil, _ change: (inout BuildOptions) -> Void = { _ in },
    check: @escaping @Sendable (RenderedPage) -> [Diagnostic] = { _ in [] }
  ) async throws -> BuildReport {
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let project = Project.load(files)
    guard let value = project.value, !project.findings.contains(where: { $0.severity == .error })
    else { throw project.findings.first ?? Diagnostic(.error, "test", "no project") }
    let kit = try Self.kit.get()
    var options = BuildOptions(out: "\(folder.path)/dist")
    change(&options)
    return await Build(
      project: value, kit: kit, shelf: ThemeShelf(files: files), forms: forms,
      poolForms: poolForms, options: options, disk: disk, check: check
    ).run()
  }

  func tree() throws -> [String: [UInt8]] { try folder.tree("dist") }

  /// A tenant's site as a build makes it.
  func site(_ id: String) throws -> TenantSite {
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    guard let project = Project.load(files).value, let entry = project.entry(id),
      let tenant = project.tenant(entry).value,
      let site = TenantSite.make(
        tenant, kit: try Self.kit.get(), shelf: ThemeShelf(files: files)
      ).value
    else { throw Diagnostic(.error, "test", "no site") }
    return site
  }

  /// What a tenant's note of a part says.
  func note(_ tenant: String, _ part: BuildPart = .site) throws -> String {
    try folder.text("dist/\(tenant)/\(part.rawValue)/note.txt")
  }

  /// The kit is the same for all tests, and reading it takes its time.
  private static let kit: Result<Kit, Diagnostic> = {
    let files = LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path])
    let kit = Kit.load(files, locales: ["en", "de"])
    guard let value = kit.value else {
      return .failure(kit.findings.first ?? Diagnostic(.error, "test", "no kit"))
    }
    return .success(value)
  }()
}

/// A form of two files that say for whom they were made.
struct NoteForm: PartForm {
  let part: BuildPart
  var version = 1
  var findings: @Sendable (TenantSite) -> [Diagnostic] = { _ in [] }

  var digest: [UInt8] { [UInt8(version)] }

  func files(for site: TenantSite) -> Checked<[OutputFile]> {
    let text = "\(site.tenant.name.text(for: "en")) in \(site.theme.name), \(version)"
    let files = ["note.txt", "below/it.txt"].map { name in
      OutputFile(
        path: "\(part.rawValue)/\(name)", bytes: Array(text.utf8), contentType: "text/plain",
        cache: .revalidate)
    }
    return Checked(files, findings(site))
  }
}
