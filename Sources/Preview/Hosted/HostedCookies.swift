import Bindings

/// The cookies of the hosted pages, host-only and for all paths. `Secure` is left out: a browser would
/// not keep them on plain HTTP.
///
/// Source: Cognito, "Managed login", cookies.
enum HostedCookie: String, CaseIterable {
  case token = "XSRF-TOKEN"
  case session = "cognito"
  case flow = "page-data"
  case language = "lang"
  case federation = "csrf-state"
  /// The same for browsers that send nothing with a post from elsewhere.
  case legacyFederation = "csrf-state-legacy"

  /// - Parameter lifetime: seconds; nil until the browser is closed.
  func header(_ value: String, lifetime: Int? = nil) -> HTTPField {
    var text = "\(rawValue)=\(value); Path=/; HttpOnly"
    if self != .legacyFederation { text += "; SameSite=Lax" }
    if let lifetime { text += "; Max-Age=\(lifetime)" }
    return HTTPField("set-cookie", text)
  }

  var cleared: HTTPField { header("", lifetime: 0) }
}

/// The cookies that came with a request.
struct CookieJar: Sendable {
  private let values: [String: String]

  init(_ request: HTTPRequest) {
    var values: [String: String] = [:]
    for header in request.headers.all("cookie") {
      for pair in header.split(separator: ";") {
        let text = pair.drop { $0 == " " }
        guard let sign = text.firstIndex(of: "=") else { continue }
        let name = String(text[..<sign])
        // The first one counts: the most exact path comes first.
        if values[name] == nil { values[name] = String(text[text.index(after: sign)...]) }
      }
    }
    self.values = values
  }

  subscript(cookie: HostedCookie) -> String? {
    values[cookie.rawValue].flatMap { $0.isEmpty ? nil : $0 }
  }
}
