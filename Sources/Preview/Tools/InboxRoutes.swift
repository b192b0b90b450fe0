import Bindings
import CognitoMock

/// The inbox, and each mail as it arrives.
struct InboxRoutes: RouteGroup {
  let answers: PreviewAnswers
  let service: CognitoService

  var routes: [Route] {
    [
      Route("GET", "_lintel/inbox") { [answers, service] match in
        answers.page(at: .inbox) { _, frame throws(Findings) in
          let messages = service.read { $0.messages.all }
          let page = InboxPage(
            messages.reversed(), to: match.request.query("to") ?? "",
            id: match.request.query("message"))
          return .page(.inbox, page.values(frame))
        }
      },
      Route("GET", "_lintel/inbox/body/{id}") { [service] match in
        let id = match["id"]
        guard let message = service.read({ $0.messages[id] }) else {
          return .now(.plain("there is no such message", status: 404))
        }
        return .now(
          HTTPResponse(
            headers: [
              HTTPField("content-type", "text/html; charset=utf-8"),
              HTTPField("cache-control", "no-store"),
              HTTPField("content-security-policy", Self.policy),
            ], body: Array(message.body.utf8)))
      },
    ]
  }

  /// A mail is somebody's markup: it may look as it likes, and do nothing.
  private static let policy =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    + "frame-ancestors 'self'"
}
