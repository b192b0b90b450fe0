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

  /// Whether a page that calls an operation of administrators is one of this machine: an app under test
  /// may have a port of its own, a page of the open web has no business here.
  ///
  /// The service answers any origin, since only an administrator has a signature; here any will do.
  static func allowsAdministration(_ request: HTTPRequest, _ hosts: HostCheck) -> Bool {
    let origins = request.headers.all("origin")
    if origins.isEmpty { return request.headers["sec-fetch-site"] != "cross-site" }
    guard origins.count == 1, let scheme = origins[0].firstRange(of: "://") else { return false }
    return hosts.isOwn(String(origins[0][scheme.upperBound...]))
  }
}
