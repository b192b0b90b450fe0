import Bindings

/// Whether a request that changes something was sent by one of the preview's own pages, or by no page
/// at all.
///
/// Any page of the web can have a browser post a form to `localhost`; the browser says where it came
/// from, and nobody but a browser does. A program that says nothing is no page.
///
/// Source: Fetch, `Origin`; Fetch Metadata Request Headers, `Sec-Fetch-Site`.
enum OriginCheck {
  static func allows(_ request: HTTPRequest) -> Bool {
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
      return false
    }
    let origins = request.headers.all("origin")
    if origins.isEmpty { return true }
    guard origins.count == 1, let host = request.headers["host"]?.lowercased() else { return false }
    let origin = origins[0].lowercased()
    return origin == "http://\(host)" || origin == "https://\(host)"
  }
}
