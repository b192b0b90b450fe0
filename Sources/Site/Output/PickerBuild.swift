import Diagnostics

/// The tenant picker's folder, `_picker`: a site of one page that leads to those of the tenants.
/// It is written with a build of all tenants, and removed where the project no longer has one.
struct PickerBuild {
  static let id = PickerTenant.id

  /// More rows than that make a page that is slow to load and to read.
  static let limit = 500

  let work: TenantBuild

  private var project: Project { work.project }

  /// - Parameter report: gets its files and findings; tenants are counted without it.
  func build(in folder: OutputFolder, _ report: inout BuildReport) {
    guard work.options.coversEveryTenant, work.options.only.contains(.site) else { return }
    guard let picker = project.picker else {
      if work.options.removesGone { remove(from: folder, &report) }
      return
    }
    var own: [Diagnostic] = []
    defer { report.findings += own }
    guard let (work, tenant) = prepare(picker, &own), work.accept(&own) else { return }
    if case .built(let files, let bytes) = work.build(tenant, in: folder, &own) {
      report.files += files
      report.bytes += bytes
    }
  }

  func check(_ report: inout BuildReport) {
    guard work.options.coversEveryTenant, let picker = project.picker else { return }
    var own: [Diagnostic] = []
    if let (work, tenant) = prepare(picker, &own) { work.check(tenant, &own) }
    _ = work.accept(&own)
    report.findings += own
  }

  private func remove(from folder: OutputFolder, _ report: inout BuildReport) {
    do throws(Diagnostic) {
      guard try folder.remove(Self.id) else { return }
      report.removed.append(Self.id)
      work.state?.forget([Self.id])
    } catch { report.findings.append(error) }
  }

  /// The picker as a tenant of its own, and the work on it; nil where a tenant cannot be
  /// read, or there is none.
  private func prepare(
    _ picker: TenantPicker, _ findings: inout [Diagnostic]
  ) -> (TenantBuild, Tenant)? {
    guard let made = PickerTenant(picker, of: project) else { return nil }
    if made.listed.count > Self.limit {
      findings.append(
        Diagnostic(
          .warning, "picker.long",
          "the tenant picker lists \(made.listed.count) tenants in one page",
          at: picker.location, hint: "name those that people choose from in 'tenants'"))
    }
    findings += made.left.map { tenant in
      Diagnostic(
        .warning, "picker.url",
        "the tenant picker cannot lead to '\(tenant.id)', which has no 'url'",
        at: tenant.location, hint: "say where its site is served, or leave it out of the picker")
    }
    var work = work
    work.listed = made.listed
    work.forms = [SiteForm()]
    return (work, made.tenant)
  }
}
