import Bindings
import CognitoMock

/// A request to the pool's domain: what was asked, by which browser, in which language.
struct HostedVisit: Sendable {
  let request: HTTPRequest
  /// As it was sent, without the query.
  let path: String
  let query: HostedQuery
  let parameters: OAuthParameters
  let cookies: CookieJar

  init(_ request: HTTPRequest) {
    self.request = request
    let text = request.target.text
    path = String(text.prefix { $0 != "?" && $0 != "#" })
    query = HostedQuery(String(text.dropFirst(path.count).dropFirst().prefix { $0 != "#" }))
    parameters = OAuthParameters(
      request.target.query.map { Attribute(name: $0.name, value: $0.value) })
    cookies = CookieJar(request)
  }

  var clientId: String? { parameters["client_id"] }

  /// The language that was asked for, now or before, among those of a site; else the site's first.
  func locale(among locales: [String]) -> String {
    for wanted in [parameters["lang"], cookies[.language]] {
      guard let wanted = wanted?.lowercased() else { continue }
      if let known = locales.first(where: { $0.lowercased() == wanted }) { return known }
    }
    return locales.first ?? "en"
  }

  /// Where the browser believes to be.
  var origin: String { "http://\(request.headers["host"] ?? "localhost")" }

  func asking(for page: HostedPage) -> HostedRequest {
    var asked = HostedRequest(page, query: query.text, parameters: parameters)
    asked.session = cookies[.session]
    asked.flow = cookies[.flow]
    asked.origin = origin
    return asked
  }
}
