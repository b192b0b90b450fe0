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

  /// A message that was written: a row of `messages.json`.
  struct MessageFile: Sendable {
    let kind: MessageKind
    let tenant: String
    let locale: String
    let path: String
  }

  /// What was written for a tenant, or for all.
  struct Part: Sendable {
    var views: [View] = []
    var messages: [MessageFile] = []
  }

  private let snapshot: ProjectSnapshot
  private let pages: PreviewPages
  private let messages: ProjectMessages
  private let folder: String

  init(_ snapshot: ProjectSnapshot, _ pages: PreviewPages, to folder: String) {
    self.snapshot = snapshot
    self.pages = pages
    self.folder = folder
    messages = ProjectMessages(snapshot)
  }

  /// Removes what an older export wrote for these tenants, or for all: views of tenants, languages and
  /// states that are gone. A folder without an export's list is somebody else's.
  func clear(_ ids: [String]) -> [Diagnostic] {
    let disk = snapshot.files.disk
    let tenants = Set(snapshot.project?.tenants.map(\.id) ?? [])
    // What is no tenant's id may be a path that leads elsewhere.
    let folders = ids.isEmpty ? [""] : ids.filter(tenants.contains).map { "/\($0)" }
    do throws(DiskError) {
      guard try disk.status(of: "\(folder)/views.json") != nil else { return [] }
      for name in folders {
        for part in ["views", "gallery"] { try disk.removeTree("\(folder)/\(part)\(name)") }
      }
      return []
    } catch { return [Self.finding(error)] }
  }

  /// Writes a tenant's views, its messages and its galleries.
  func export(_ tenant: String) -> Checked<Part> {
    var part = Part()
    do throws(Findings) {
      let site = try snapshot.site(tenant)
      do throws(DiskError) {
        for asset in site.assets + [MailLogo.file(of: site)].compactMap({ $0 }) {
          try write(asset.bytes, to: Self.path(tenant, asset.path))
        }
        for locale in site.locales {
          part.views += try export(site, locale)
          try exportGallery(site, locale)
        }
      } catch { throw Findings([Self.finding(error)]) }
      part.messages = try exportMessages(of: tenant)
      return Checked(part)
    } catch { return Checked(part, error.all) }
  }

  private func exportMessages(of id: String) throws(Findings) -> [MessageFile] {
    let sender = try messages.tenant(id)
    var files: [MessageFile] = []
    for locale in sender.locales {
      let branded = try sender.language(locale).branded
      for message in MessageKind.all(of: sender.pool).compactMap(branded.render) {
        let path = Self.path(id, message.kind, locale)
        do throws(DiskError) {
          try write(page(of: message, by: sender), to: path)
          if message.kind.medium == .email {
            try write(Array(message.filledText.utf8), to: "\(path.dropLast(5)).txt")
          }
        } catch { throw Findings([Self.finding(error)]) }
        files.append(
          MessageFile(kind: message.kind, tenant: id, locale: locale, path: path))
      }
    }
    return files
  }

  private func page(of message: RenderedMessage, by sender: SenderMessages) -> [UInt8] {
    guard message.kind.medium == .sms else {
      return MailView(message.filledHTML).withLogo(of: sender, in: "../../../").bytes
    }
    let frame = PageFrame(
      root: "../../../../../", home: "../../../../../index.html", version: nil)
    return pages.render(.message, MessageText(message).values(frame)) ?? []
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
    } messages: { kind in
      let path = "../../" + Self.path(site.tenant.id, kind, locale)
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
  func finish(_ ids: [String], _ whole: Part) -> [Diagnostic] {
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
      let names = [
        "preview.css", "start.css", "gallery.css", "message.css", "gallery.js", "lintel.svg",
      ]
      for name in names {
        if let found = try? snapshot.files.read("site/preview/\(name)") {
          try write(found.bytes, to: "preview/\(name)")
        }
      }
      try write(Array(Self.json(whole.views).utf8), to: "views.json")
      try write(Array(Self.json(whole.messages).utf8), to: "messages.json")
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

  private static func json(_ messages: [MessageFile]) -> String {
    JSONTree.array(
      messages.map { message in
        .object([
          ("message", .string(message.kind.id.rawValue)),
          ("medium", .string(message.kind.medium.rawValue)), ("tenant", .string(message.tenant)),
          ("locale", .string(message.locale)), ("path", .string(message.path)),
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

  private static func path(_ tenant: String, _ kind: MessageKind, _ locale: String) -> String {
    "views/\(tenant)/messages/\(locale)/\(kind.path).html"
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
