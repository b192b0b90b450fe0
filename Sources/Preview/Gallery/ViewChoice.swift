import Bindings
import Branding
import Diagnostics
import Site

/// Which views are looked at: what stands in the query of every address of the gallery.
struct ViewChoice: Hashable, Sendable {
  var tenant: String
  var locale: String
  var mode: Theme.Mode
  var width: ViewWidth
  var served: Served

  init(
    tenant: String, locale: String, mode: Theme.Mode, width: ViewWidth, served: Served
  ) {
    self.tenant = tenant
    self.locale = locale
    self.mode = mode
    self.width = width
    self.served = served
  }

  /// What a request asks for; what it leaves out is the first tenant, its first language, the mode of
  /// the browser, a phone, and the page as it is uploaded.
  ///
  /// Errors: `preview.<parameter>` for a value that there is not.
  init(_ request: HTTPRequest, in snapshot: ProjectSnapshot) throws(Diagnostic) {
    mode = try Self.value(request, "mode", .auto)
    served = try Self.value(request, "served", .direct)
    width = .phone
    if let text = request.query("width") {
      guard let width = ViewWidth(text) else {
        throw Self.unknown("width", text, among: ViewWidth.allCases.map(\.rawValue))
      }
      self.width = width
    }
    tenant = request.query("tenant") ?? snapshot.project?.tenants.first?.id ?? ""
    // Whether the tenant speaks it is seen when its site is there.
    locale = request.query("locale") ?? ""
  }

  private static func value<Value: RawRepresentable & CaseIterable>(
    _ request: HTTPRequest, _ name: String, _ preset: Value
  ) throws(Diagnostic) -> Value where Value.RawValue == String {
    guard let text = request.query(name) else { return preset }
    if let value = Value(rawValue: text) { return value }
    throw unknown(name, text, among: Value.allCases.map(\.rawValue))
  }

  /// The finding for a value that there is not.
  static func unknown(_ name: String, _ text: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "preview.\(name)", "there is no \(name) '\(text)'",
      hint: nameHint(for: text, among: known))
  }

  /// The tenant's first language if none was asked for, or one that only other tenants speak: whoever
  /// goes from tenant to tenant need not change the language first. One that nobody speaks is an error.
  func locale(on site: TenantSite) throws(Diagnostic) -> String {
    let known = site.locales
    if known.contains(locale) { return locale }
    guard locale.isEmpty || site.kit.locales.contains(locale) else {
      throw Self.unknown("locale", locale, among: known)
    }
    return known.first ?? "en"
  }

  /// Whether it has another language than a request asks for.
  func isOther(than request: HTTPRequest) -> Bool {
    request.query("locale").map { $0 != locale } ?? false
  }

  /// `tenant=acme&locale=de&mode=dark&width=phone&served=direct`
  var query: String {
    [
      ("tenant", tenant), ("locale", locale), ("mode", mode.rawValue), ("width", width.rawValue),
      ("served", served.rawValue),
    ]
    .map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
  }

  /// The fixed address of a view, with its window around it.
  func address(of state: PageState) -> String {
    "/_lintel/gallery/\(state.page.rawValue)?state=\(PercentCoding.encode(state.name))&\(query)"
  }

  /// The address of the same view alone: what the window shows.
  func frame(of state: PageState, on site: TenantSite) -> String {
    let path = site.path(of: state.page, locale: locale).split(separator: "/").dropFirst()
    return Self.frames(tenant, mode, served) + path.joined(separator: "/")
      + "?state=\(PercentCoding.encode(state.name))"
  }

  /// The folder of a site's views.
  static func frames(_ tenant: String, _ mode: Theme.Mode, _ served: Served) -> String {
    "/_lintel/view/\(PercentCoding.encode(tenant))/\(mode.rawValue)/\(served.rawValue)/"
  }
}
