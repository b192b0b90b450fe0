import Bindings
import Branding
import CognitoMock
import Site

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
            id: match.request.query("message"), display: MailDisplay(match.request))
          return .page(.inbox, page.values(frame))
        }
      },
      Route("GET", "_lintel/inbox/body/{id}") { [self] match in
        let id = match["id"]
        guard let message = service.read({ $0.messages[id] }) else {
          return .now(.plain("there is no such message", status: 404))
        }
        var view = MailView(message.body).shown(in: MailDisplay(match.request).mode)
        for sender in senders(of: message) { view = view.withLogo(of: sender) }
        return .now(view.response)
      },
    ]
  }

  /// Whose logo a message may show: the client's tenant's, or the pool's own.
  private func senders(of message: Message) -> [SenderMessages] {
    let bench = answers.workshop.bench
    guard let project = bench.snapshot.project else { return [] }
    let client = message.clientId
    let id = service.read { state in client.flatMap { state.clients[$0]?.tenant } }
    let own = project.tenants.first { project.pool(of: $0)?.userPoolId == message.userPoolId }?.id
    return [id, own].compactMap { id in id.flatMap { try? bench.messages.tenant($0) } }
  }
}
