import Site
import Templating

/// Every view of one tenant's pages in one language on one page.
struct GalleryPage: Sendable {
  struct View: Sendable {
    let state: PageState
    let href: String
    let frame: String
  }

  let tenant: String
  let width: ViewWidth
  /// Shelves: a page and its views, in the order of pages.
  let shelves: [(page: PageID, views: [View])]

  /// - Parameter addresses: of a view with its window, and of the view alone.
  init(
    _ site: TenantSite, locale: String, width: ViewWidth,
    addresses: (PageState) -> (href: String, frame: String)
  ) {
    tenant = site.tenant.name.text(for: locale)
    self.width = width
    shelves = PageID.allCases.map { page in
      (
        page,
        site.states(of: page).map { state in
          let (href, frame) = addresses(state)
          return View(state: state, href: href, frame: frame)
        }
      )
    }
    .filter { !$0.1.isEmpty }
  }

  /// - Parameters:
  ///   - filters: for a served page.
  ///   - languages: for an exported one: tags, addresses, and which is shown.
  func values(
    _ frame: PageFrame, action: String = "", filters: [Record] = [], branding: String = "",
    languages: [(tag: String, href: String, isCurrent: Bool)] = []
  ) -> [(String, Value)] {
    let count = shelves.reduce(0) { $0 + $1.views.count }
    return frame.values + [
      ("tenant", .text(tenant)), ("count", .text(String(count))), ("width", .text(width.rawValue)),
      ("action", .address(action)), ("filters", .list(filters)),
      (
        "languages",
        .list(
          languages.map {
            Record(
              PreviewModels.language,
              [
                ("tag", .text($0.tag)), ("href", .address($0.href)),
                ("isCurrent", .flag($0.isCurrent)),
              ])
          })
      ), ("pages", .list(shelves.map(Self.record))), ("branding", .address(branding)),
    ]
  }

  private static func record(_ page: PageID, _ views: [View]) -> Record {
    Record(
      PreviewModels.shelf,
      [
        ("id", .text(page.rawValue)), ("count", .text(String(views.count))),
        (
          "views",
          .list(
            views.map { view in
              Record(
                PreviewModels.view,
                [
                  ("state", .text(view.state.name)),
                  ("title", .text("\(page.rawValue), \(view.state.name)")),
                  ("href", .address(view.href)), ("frame", .address(view.frame)),
                ])
            })
        ),
      ])
  }
}
