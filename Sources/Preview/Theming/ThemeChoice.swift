import Bindings
import Branding
import Diagnostics
import Site

/// Whose theme is edited, and the window in which its pages are looked at meanwhile.
struct ThemeChoice: Sendable {
  var view: ViewChoice
  var page: PageID

  static let root = "/_lintel/theme/"

  /// Where the theme of a tenant is edited.
  static func address(of tenant: String) -> String {
    "\(root)?tenant=\(PercentCoding.encode(tenant))"
  }

  /// Errors: `preview.<parameter>` for a value that there is not.
  init(
    _ query: (String) -> String?, in snapshot: ProjectSnapshot
  ) throws(Diagnostic) {
    func value<Value: RawRepresentable & CaseIterable>(
      _ name: String, _ preset: Value
    ) throws(Diagnostic) -> Value where Value.RawValue == String {
      guard let text = query(name) else { return preset }
      if let value = Value(rawValue: text) { return value }
      throw ViewChoice.unknown(name, text, among: Value.allCases.map(\.rawValue))
    }
    view = ViewChoice(
      tenant: query("tenant") ?? snapshot.project?.tenants.first?.id ?? "", locale: "",
      mode: try value("shown", Theme.Mode.auto), width: try value("width", ViewWidth.phone),
      served: .direct)
    page = try value("page", PageID.login)
  }

  /// `tenant=acme&page=login&shown=dark&width=phone`
  var query: String {
    [
      ("tenant", view.tenant), ("page", page.rawValue), ("shown", view.mode.rawValue),
      ("width", view.width.rawValue),
    ]
    .map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
  }

  /// The page alone, as a draft makes it look: below a folder of its own, in which the page's links lead on.
  func frame(_ draft: String, _ state: PageState, on site: TenantSite) -> String {
    let path = site.path(of: state.page, locale: view.locale).split(separator: "/").dropFirst()
    return "\(Self.root)view/\(PercentCoding.encode(view.tenant))/\(view.mode.rawValue)/\(draft)/"
      + path.joined(separator: "/") + "?state=\(PercentCoding.encode(state.name))"
  }
}
