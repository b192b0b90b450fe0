import Bindings

/// Finds who answers a request, after the checks that hold for all of them.
struct Router: Sendable {
  private let hosts: HostCheck
  private let routes: [Route]
  private let notFound: @Sendable (HTTPRequest) -> HTTPResponse

  /// - Parameter groups: asked in order; the first route that fits answers.
  init(
    hosts: HostCheck, groups: [any RouteGroup],
    notFound: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.hosts = hosts
    routes = groups.flatMap(\.routes)
    self.notFound = notFound
  }

  func answer(_ request: HTTPRequest) -> HTTPAnswer {
    switch find(request) {
    case .now(var response):
      response.headers += Self.headers
      return .now(response)
    case let other: return other
    }
  }

  /// Nobody but the preview's own pages may read an answer or guess at what it is.
  private static let headers = [
    HTTPField("x-content-type-options", "nosniff"),
    HTTPField("cross-origin-resource-policy", "same-origin"),
  ]

  private func find(_ request: HTTPRequest) -> HTTPAnswer {
    guard let host = hosts.name(request.headers.all("host")) else {
      let name = request.headers["host"].map { "'\($0)'" } ?? "nothing"
      return .now(
        .plain(
          "this server does not answer to \(name); start it with --allow-host to let it",
          status: 421))
    }
    // The library leaves the body of an answer to HEAD out by itself.
    let method = request.method == "HEAD" ? "GET" : request.method
    var allowed: [String] = []
    for route in routes {
      guard let match = route.match(request, host: host) else { continue }
      if route.method == method { return route.handler(match) }
      allowed += route.method == "GET" ? ["GET", "HEAD"] : [route.method]
    }
    if allowed.isEmpty { return .now(notFound(request)) }
    var refusal = HTTPResponse.plain("'\(request.method)' is not answered here", status: 405)
    refusal.headers.append(HTTPField("allow", allowed.joined(separator: ", ")))
    return .now(refusal)
  }
}
