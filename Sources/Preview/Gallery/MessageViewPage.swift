import Bindings
import Site
import Templating

/// One message in a window of its width, with the ways to its neighbours.
struct MessageViewPage: Sendable {
  private let kinds: [MessageKind]
  private let index: Int
  private let form: MessageForm
  private let choice: ViewChoice
  private let site: TenantSite

  /// - Parameter form: which of a mail's bodies is shown.
  init(_ kind: MessageKind, as form: MessageForm, _ choice: ViewChoice, _ site: TenantSite) {
    kinds = MessageKind.all(of: site.tenant.pool)
    self.form = kind.medium == .email ? form : .mail
    self.choice = choice
    self.site = site
    index = kinds.firstIndex(of: kind) ?? 0
  }

  func values(_ frame: PageFrame, _ snapshot: ProjectSnapshot) -> [(String, Value)] {
    let kind = kinds[index]
    func neighbour(_ step: Int) -> Value {
      guard kinds.indices.contains(index + step) else { return .url(.none) }
      return .address(choice.address(of: kinds[index + step], as: form))
    }
    return frame.values + [
      ("page", .text(kind.medium.rawValue)), ("state", .text(kind.id.rawValue)),
      ("width", .text(choice.width.rawValue)),
      ("back", .address("/_lintel/gallery/?\(choice.query)#\(kind.medium.rawValue)")),
      ("action", .address("/_lintel/gallery/\(kind.path)")),
      ("frame", .address(choice.frame(of: kind, as: form))), ("previous", neighbour(-1)),
      ("next", neighbour(1)), ("position", .text("\(index + 1) of \(kinds.count)")),
      (
        "filters",
        .list(
          GalleryFilters.records(choice, site, snapshot, message: kind, form: form))
      ),
    ]
  }
}

extension ViewChoice {
  /// The fixed address of a message, with its window around it.
  func address(of kind: MessageKind, as form: MessageForm = .mail) -> String {
    "/_lintel/gallery/\(kind.path)?\(form == .mail ? "" : "as=\(form.rawValue)&")\(query)"
  }

  /// The address of the same message alone.
  func frame(of kind: MessageKind, as form: MessageForm = .mail) -> String {
    let folders = [tenant, mode.rawValue, locale].map { PercentCoding.encode($0) }
      .joined(separator: "/")
    let query = form == .mail ? "" : "?as=\(form.rawValue)"
    return "/_lintel/message/\(folders)/\(kind.path)\(query)"
  }
}
