import Bindings
import Syntax

/// Whether the server is well, and when there is something new to show.
struct LiveRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/events") { [answers] _ in .stream(answers.events.open()) },
      Route("GET", "_lintel/health") { [answers] _ in
        let bench = answers.workshop.bench
        let errors = (bench.snapshot.findings + bench.pages.findings)
          .count { $0.severity == .error }
        let text = JSONTree.object([
          ("status", .string(errors == 0 ? "ok" : "faulty")), ("errors", .int(errors)),
          ("tenants", .int(bench.snapshot.project?.tenants.count ?? 0)),
          ("version", .string(answers.events.version)),
        ])
        return .now(
          HTTPResponse(
            headers: [
              HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store"),
            ], body: Array(text.pretty().utf8)))
      },
    ]
  }
}
