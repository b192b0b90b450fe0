import Bindings
import Diagnostics
import Site

/// The files of a tenant's site, rendered when they are asked for.
struct SiteFiles: Sendable {
  private let site: TenantSite
  private let served: Served
  /// The name of the state that a page is shown in; nil for the page as it is uploaded.
  private let state: String?

  init(_ site: TenantSite, served: Served, state: String?) {
    self.site = site
    self.served = served
    self.state = state
  }

  /// A page, an asset, or the site's own answer for what is not there.
  ///
  /// Errors: `preview.state` for a state that the page does not have.
  func answer(_ segments: [String], version: String) throws(Findings) -> HTTPResponse {
    let path = "site/" + segments.joined(separator: "/")
    let assets = site.assets + [MailLogo.file(of: site)].compactMap { $0 }
    if let asset = assets.first(where: { $0.path == path }) {
      return HTTPResponse(
        headers: [
          HTTPField("content-type", asset.contentType),
          HTTPField("cache-control", asset.cache.rawValue),
        ], body: asset.bytes)
    }
    for locale in site.locales {
      for page in PageID.allCases where site.path(of: page, locale: locale) == path {
        return try answer(page, locale, version: version, status: page == .notFound ? 404 : 200)
      }
    }
    return try answer(.notFound, site.locales.first ?? "en", version: version, status: 404)
  }

  private func answer(
    _ page: PageID, _ locale: String, version: String, status: Int
  ) throws(Findings) -> HTTPResponse {
    var shown: PageState?
    if let state, status == 200 || page == .notFound {
      let states = site.states(of: page)
      shown = states.first { $0.name == state }
      if shown == nil {
        throw Findings([ViewChoice.unknown("state", state, among: states.map(\.name))])
      }
    }
    let bytes = site.render(page, locale: locale, state: shown, served: served)
    return HTTPResponse(
      status: status,
      headers: [
        HTTPField("content-type", "text/html; charset=utf-8"),
        HTTPField("cache-control", "no-store"),
        HTTPField(
          "content-security-policy", site.contentSecurityPolicy(served, asHeader: true)),
      ], body: LiveScript.inserted(into: bytes, version: version))
  }
}

/// The script that reloads a page when the project has changed.
enum LiveScript {
  /// Put at the end of the head, where it comes after everything that is the page's own. It is a
  /// script of the page's origin, which the page's policy allows.
  static func inserted(into page: [UInt8], version: String) -> [UInt8] {
    guard let place = page.firstRange(of: Array("</head>".utf8))?.lowerBound else { return page }
    let tag = "<script type=\"module\" src=\"/_lintel/preview/live.js?v=\(version)\"></script>\n"
    return Array(page[..<place]) + Array(tag.utf8) + Array(page[place...])
  }
}
