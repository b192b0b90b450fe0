import Site
import Templating

/// Every view of one tenant's pages, and all its messages, in one language on one page.
struct GalleryPage: Sendable {
  /// A page in its states, or the messages of a medium.
  struct Shelf: Sendable {
    let name: String
    let views: [View]
  }

  struct View: Sendable {
    let name: String
    let href: String
    let frame: String
  }

  let tenant: String
  let width: ViewWidth
  /// In the order of pages, messages behind them.
  let shelves: [Shelf]

  /// - Parameters:
  ///   - addresses: of a view with its window, and of the view alone.
  ///   - messages: the same of a message.
  init(
    _ site: TenantSite, locale: String, width: ViewWidth,
    addresses: (PageState) -> (href: String, frame: String),
    messages: (MessageKind) -> (href: String, frame: String)
  ) {
    tenant = site.tenant.name.text(for: locale)
    self.width = width
    let pages = PageID.allCases.map { page in
      Shelf(
        name: page.rawValue,
        views: site.states(of: page).map { state in
          let (href, frame) = addresses(state)
          return View(name: state.name, href: href, frame: frame)
        })
    }
    let kinds = MessageKind.all(of: site.tenant.pool)
    let media = MessageKind.Medium.allCases.map { medium in
      Shelf(
        name: medium.rawValue,
        views: kinds.filter { $0.medium == medium }.map { kind in
          let (href, frame) = messages(kind)
          return View(name: kind.id.rawValue, href: href, frame: frame)
        })
    }
    shelves = (pages + media).filter { !$0.views.isEmpty }
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

  private static func record(_ shelf: Shelf) -> Record {
    Record(
      PreviewModels.shelf,
      [
        ("id", .text(shelf.name)), ("count", .text(String(shelf.views.count))),
        (
          "views",
          .list(
            shelf.views.map { view in
              Record(
                PreviewModels.view,
                [
                  ("state", .text(view.name)),
                  ("title", .text("\(shelf.name), \(view.name)")),
                  ("href", .address(view.href)), ("frame", .address(view.frame)),
                ])
            })
        ),
      ])
  }
}
