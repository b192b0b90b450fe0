import Bindings

/// Finds who answers a request, after the checks that hold for all of them.
struct Router: Sendable {
  private let hosts: HostCheck
  /// Those that fit a path with that first segment, in order.
  private let routes: [String: [Route]]
  /// Those that fit any other.
  private let otherRoutes: [Route]
  private let notFound: @Sendable (HTTPRequest) -> HTTPResponse

  /// - Parameter groups: asked in order; the first route that fits answers.
  init(
    hosts: HostCheck, groups: [any RouteGroup],
    notFound: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.hosts = hosts
    let all = groups.flatMap(\.routes)
    var routes: [String: [Route]] = [:]
    for segment in Set(all.compactMap(\.firstSegment)) {
      routes[segment] = all.filter { $0.firstSegment == nil || $0.firstSegment == segment }
    }
    self.routes = routes
    otherRoutes = all.filter { $0.firstSegment == nil }
    self.notFound = notFound
  }

  func answer(_ request: HTTPRequest) -> HTTPAnswer { find(request) }

  /// Nobody but the preview's own pages may read an answer or guess at what it is.
  private static let headers = [
    HTTPField("x-content-type-options", "nosniff"),
    HTTPField("cross-origin-resource-policy", "same-origin"),
  ]

  private func closed(_ answer: HTTPAnswer) -> HTTPAnswer {
    switch answer {
    case .now(var response):
      // Said twice, a header may count for nothing.
      response.headers += Self.headers.filter { response.headers[$0.name] == nil }
      return .now(response)
    case .stream(let stream, let headers): return .stream(stream, headers: headers + Self.headers)
    case .later(let start):
      return .later { reply in
        reply.add(Self.headers)
        start(reply)
      }
    }
  }

  private func find(_ request: HTTPRequest) -> HTTPAnswer {
    guard let host = hosts.name(request.headers.all("host")) else {
      let name = request.headers["host"].map { "'\($0)'" } ?? "nothing"
      let text = "this server does not answer to \(name); start it with --allow-host to let it"
      return closed(.now(.plain(text, status: 421)))
    }
    // The library leaves the body of an answer to HEAD out by itself.
    let method = request.method == "HEAD" ? "GET" : request.method
    var allowed: [String] = []
    for route in routes[request.target.segments.first ?? ""] ?? otherRoutes {
      guard let match = route.match(request, host: host) else { continue }
      guard let own = route.method, own != method else {
        if route.isOpen { return route.handler(match) }
        guard method == "GET" || OriginCheck.allows(request) else {
          return closed(
            .now(.plain("only the preview's own pages may ask for this", status: 403)))
        }
        return closed(route.handler(match))
      }
      allowed += own == "GET" ? ["GET", "HEAD"] : [own]
    }
    if allowed.isEmpty { return closed(.now(notFound(request))) }
    var refusal = HTTPResponse.plain("'\(request.method)' is not answered here", status: 405)
    refusal.headers.append(HTTPField("allow", allowed.joined(separator: ", ")))
    return closed(.now(refusal))
  }
}
