import Bindings
import Branding
import CognitoMock
import Diagnostics
import Site

/// Makes drafts of themes, shows what they come to, and saves them.
struct ThemeDesk: Sendable {
  let workshop: Workshop
  /// Whether drafts may be saved: not where others than this machine's users get in.
  let canSave: Bool

  private var files: LayeredFiles { workshop.files }

  /// A draft of the theme that a tenant wears.
  ///
  /// Errors: those of the tenant; `theme.unknown` where its theme is no file.
  func draft(
    of tenant: Tenant, said: (String) -> String?
  ) throws(Findings) -> ThemeDraft {
    try Findings.gather { () throws(Diagnostic) in
      try ThemeDraft(
        theme: tenant.themeName, files: files, said: said)
    }
  }

  /// A tenant's site as a draft makes it look.
  struct Look: Sendable {
    /// With what was found in the theme.
    let site: Checked<TenantSite>
    /// Where the draft's colours are too weak: the same with the nearest that hold.
    let repaired: TenantSite?
    /// The project with the draft in it, for excerpts.
    let files: LayeredFiles

    var shown: TenantSite? { site.value ?? repaired }
  }

  func look(
    of draft: ThemeDraft, on tenant: Tenant, in snapshot: ProjectSnapshot
  ) throws(Findings) -> Look {
    try Findings.gather { () throws(Diagnostic) in
      let files = try draft.files(over: files)
      let site = snapshot.site(tenant, shelf: ThemeShelf(files: files))
      var repaired: TenantSite?
      if site.value == nil {
        let files = try draft.files(over: self.files, isRepaired: true)
        repaired = snapshot.site(tenant, shelf: ThemeShelf(files: files)).value
      }
      return Look(site: site, repaired: repaired, files: files)
    }
  }

  /// Writes a draft into the project's folder; a theme of the kit's becomes the project's own first.
  ///
  /// - Parameter version: of the file that the draft was made of.
  /// - Errors: `preview.theme.changed`, `preview.theme.closed`, those of the theme, of `EjectedFiles` and
  ///   of the disk.
  func save(
    _ draft: ThemeDraft, of version: String, on tenant: Tenant, in snapshot: ProjectSnapshot
  ) throws(Findings) {
    guard canSave else {
      throw Findings([
        Diagnostic(
          .error, "preview.theme.closed", "a preview that others can reach saves nothing",
          hint: "start it without --host")
      ])
    }
    guard version == draft.version else {
      throw Findings([
        Diagnostic(
          .error, "preview.theme.changed", "\(draft.file.name) was changed meanwhile",
          hint: "look at the draft again, then save it")
      ])
    }
    let found = try look(of: draft, on: tenant, in: snapshot).site
    guard found.value != nil else { throw Findings(found.findings) }
    try Findings.gather { () throws(Diagnostic) in
      let edited = try draft.edited()
      if draft.root > 0 {
        var ejected = try EjectedFiles(
          project: files.roots[0], kit: files.roots[draft.root], disk: files.disk)
        try ejected.eject(draft.file.name)
      }
      let root = files.roots[0]
      let path = root.isEmpty ? draft.file.name : "\(root)/\(draft.file.name)"
      do throws(DiskError) {
        // The file that a link leads to is the one to be changed; beside it first, so that it is never half.
        let target = try files.disk.resolve(path)
        try files.disk.write(edited.bytes, to: "\(target).new")
        try files.disk.rename("\(target).new", to: target)
      } catch {
        throw Diagnostic(
          .error, "disk.\(error.operation.rawValue)", "\(draft.file.name): \(error.reason)")
      }
    }
  }
}
