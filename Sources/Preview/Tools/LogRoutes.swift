import Bindings

/// The log.
struct LogRoutes: RouteGroup {
  let answers: PreviewAnswers
  let log: RequestLog

  var routes: [Route] {
    [
      Route("GET", "_lintel/log") { [answers, log] match in
        answers.page(at: .log) { _, frame throws(Findings) in
          let page = LogPage(log.entries, query: match.request.query("q") ?? "")
          return .page(.log, page.values(frame))
        }
      }
    ]
  }
}
