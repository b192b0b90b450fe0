import Bindings

/// The start page, and the ways to it.
struct StartRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "") { [answers] match in
        // acme.localhost is that tenant's site.
        if let tenant = HostCheck.tenant(of: match.host),
          answers.workshop.bench.snapshot.project?.entry(tenant) != nil
        {
          return .now(.redirect(to: "/_lintel/site/\(tenant)/login.html"))
        }
        return .now(.redirect(to: "/_lintel/"))
      },
      Route("GET", "_lintel") { [answers] match in
        // What the page names is relative to nothing, but its address has one spelling.
        guard match.request.target.isFolder else { return .now(.redirect(to: "/_lintel/")) }
        return answers.page(at: .start) { bench, frame throws(Findings) in
          let host = match.request.headers["host"] ?? match.host
          let page = StartPage(
            bench, query: match.request.query("q") ?? "", origin: "http://\(host)",
            home: "http://localhost:\(Self.port(of: host))")
          return .page(.start, try page.values(frame))
        }
      },
    ]
  }

  /// `9229` for `127.0.0.1:9229`; what a browser leaves away where there is none.
  private static func port(of host: String) -> String {
    let digits = host.reversed().prefix { ("0"..."9").contains($0) }
    return host.dropLast(digits.count).last == ":" ? String(digits.reversed()) : "80"
  }
}
