import Bindings
import Branding
import Diagnostics
import Site
import Syntax

/// One export at work. Tenants are written by several tasks at once, each into folders of its own.
struct GalleryExport: Sendable {
  /// A view that was written: a row of `views.json`.
  struct View: Sendable {
    let state: PageState
    let tenant: String
    let locale: String
    let path: String
    /// Whether it is the first state of its page.
    let isFirst: Bool
  }

  let snapshot: ProjectSnapshot
  let pages: PreviewPages
  let folder: String

  /// Writes a tenant's views and its galleries.
  func export(_ tenant: String) -> Checked<[View]> {
    let site: TenantSite
    do throws(Findings) { site = try snapshot.site(tenant) } catch { return Checked([], error.all) }
    do throws(DiskError) {
      for asset in site.assets {
        try write(asset.bytes, to: Self.path(tenant, asset.path))
      }
      var views: [View] = []
      for locale in site.locales {
        views += try export(site, locale)
        try exportGallery(site, locale)
      }
      return Checked(views)
    } catch { return Checked([], [Self.finding(error)]) }
  }

  private func export(_ site: TenantSite, _ locale: String) throws(DiskError) -> [View] {
    var views: [View] = []
    var bytes: [UInt8] = []
    for page in PageID.allCases {
      for (index, state) in site.states(of: page).enumerated() {
        let path = Self.path(site, state, locale, isFirst: index == 0)
        bytes.removeAll(keepingCapacity: true)
        site.render(page, locale: locale, state: state, served: .direct, into: &bytes)
        try write(bytes, to: path)
        views.append(
          View(
            state: state, tenant: site.tenant.id, locale: locale, path: path, isFirst: index == 0))
      }
    }
    return views
  }

  private func exportGallery(_ site: TenantSite, _ locale: String) throws(DiskError) {
    let firsts = Set(PageID.allCases.compactMap { site.states(of: $0).first })
    let page = GalleryPage(site, locale: locale, width: .phone) { state in
      let path = "../../" + Self.path(site, state, locale, isFirst: firsts.contains(state))
      return (path, path)
    }
    let languages = site.locales.map { tag in
      (tag: tag, href: "\(PercentCoding.encode(tag)).html", isCurrent: tag == locale)
    }
    let frame = PageFrame(root: "../../", home: "../../index.html", version: nil)
    try write(
      pages.render(.gallery, page.values(frame, languages: languages)) ?? [],
      to: Self.gallery(site.tenant.id, locale))
  }

  /// Writes what is there once: the index, the list of views, styles and pictures.
  ///
  /// - Parameter ids: the tenants that were asked for.
  func finish(_ ids: [String], _ views: [View]) -> [Diagnostic] {
    do throws(DiskError) {
      let start = StartPage(snapshot, pages, tenants: ids) { tenant, locale, site in
        StartPage.Addresses(
          gallery: Self.gallery(tenant, locale),
          site: site.flatMap { site in
            site.states(of: .login).first.map { Self.path(site, $0, locale, isFirst: true) }
          })
      }
      let frame = PageFrame(root: "", home: "index.html", version: nil)
      if let values = try? start.values(frame) {
        try write(pages.render(.start, values) ?? [], to: "index.html")
      }
      for name in ["preview.css", "start.css", "gallery.css", "gallery.js", "lintel.svg"] {
        if let found = try? snapshot.files.read("site/preview/\(name)") {
          try write(found.bytes, to: "preview/\(name)")
        }
      }
      try write(Array(Self.json(views).utf8), to: "views.json")
      return []
    } catch { return [Self.finding(error)] }
  }

  private static func json(_ views: [View]) -> String {
    JSONTree.array(
      views.map { view in
        .object([
          ("page", .string(view.state.page.rawValue)), ("state", .string(view.state.name)),
          ("tenant", .string(view.tenant)), ("locale", .string(view.locale)),
          ("path", .string(view.path)), ("isFirst", .bool(view.isFirst)),
        ])
      }
    ).pretty()
  }

  // MARK: Paths

  /// `views/acme/assets/login.0a1b2c3d.css` for `site/assets/login.0a1b2c3d.css`.
  private static func path(_ tenant: String, _ path: String) -> String {
    "views/\(tenant)/\(path.split(separator: "/").dropFirst().joined(separator: "/"))"
  }

  /// A page's first state has the page's own name, so that links lead from page to page.
  private static func path(
    _ site: TenantSite, _ state: PageState, _ locale: String, isFirst: Bool
  ) -> String {
    let path = path(site.tenant.id, site.path(of: state.page, locale: locale))
    return isFirst ? path : "\(path.dropLast(".html".count)).\(state.name).html"
  }

  private static func gallery(_ tenant: String, _ locale: String) -> String {
    "gallery/\(tenant)/\(locale).html"
  }

  // MARK: Writing

  private func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let full = "\(folder)/\(path)"
    let disk = snapshot.files.disk
    do throws(DiskError) { try disk.write(bytes, to: full) } catch {
      guard error.isMissing else { throw error }
      try disk.makeDirectories(String(full[..<(full.lastIndex(of: "/") ?? full.endIndex)]))
      try disk.write(bytes, to: full)
    }
  }

  private static func finding(_ error: DiskError) -> Diagnostic {
    Diagnostic(
      .error, "gallery.disk", "cannot write '\(error.path)': \(error.reason)",
      hint: "--out names another folder")
  }
}
