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
          let page = StartPage(
            bench, query: match.request.query("q") ?? "",
            origin: "http://\(match.request.headers["host"] ?? "localhost")")
          return .page(.start, try page.values(frame))
        }
      },
    ]
  }
}
