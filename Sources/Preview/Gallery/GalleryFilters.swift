import Branding
import Site
import Templating

/// The choices above the gallery, as records.
enum GalleryFilters {
  /// Tenants that a list shows; more are reached by their address or from the start page.
  private static let longest = 200

  /// - Parameters:
  ///   - states: those of a page, for a view; none for the gallery.
  ///   - message: the one that is shown, which is served by nobody.
  ///   - form: for a mail, which of its bodies is shown.
  static func records(
    _ choice: ViewChoice, _ site: TenantSite, _ snapshot: ProjectSnapshot,
    states: [PageState] = [], state: String = "", message: MessageKind? = nil,
    form: MessageForm = .mail
  ) -> [Record] {
    var filters: [Record] = []
    if !states.isEmpty {
      filters.append(filter("state", "State", states.map(\.name), state))
    }
    if message?.medium == .email {
      filters.append(
        filter(
          "as", "Form", MessageForm.allCases.map(\.rawValue), form.rawValue,
          labels: MessageForm.allCases.map(\.label)))
    }
    filters += [
      tenants(choice, snapshot), filter("locale", "Language", site.locales, choice.locale),
    ]
    filters += window(choice)
    guard message == nil else { return filters }
    return filters + [
      filter("served", "Served", Served.allCases.map(\.rawValue), choice.served.rawValue)
    ]
  }

  static func tenants(_ choice: ViewChoice, _ snapshot: ProjectSnapshot) -> Record {
    var tenants = (snapshot.project?.tenants ?? []).prefix(longest).map(\.id)
    if !tenants.contains(choice.tenant) { tenants.append(choice.tenant) }
    return filter("tenant", "Tenant", tenants, choice.tenant)
  }

  /// What the window is that a page is seen in.
  ///
  /// - Parameter mode: the name by which the mode is asked for.
  static func window(_ choice: ViewChoice, mode: String = "mode") -> [Record] {
    [
      filter(mode, "Mode", Theme.Mode.allCases.map(\.rawValue), choice.mode.rawValue),
      filter(
        "width", "Width", ViewWidth.allCases.map(\.rawValue), choice.width.rawValue,
        labels: ViewWidth.allCases.map { "\($0.rawValue) \($0.pixels)" }),
    ]
  }

  static func filter(
    _ name: String, _ label: String, _ values: [String], _ chosen: String, labels: [String]? = nil
  ) -> Record {
    let options = zip(values, labels ?? values).map { value, label in
      Record(
        PreviewModels.option,
        [
          ("value", .text(value)), ("label", .text(label)), ("selected", .flag(value == chosen)),
        ])
    }
    return Record(
      PreviewModels.filter,
      [("name", .text(name)), ("label", .text(label)), ("options", .list(options))])
  }
}
