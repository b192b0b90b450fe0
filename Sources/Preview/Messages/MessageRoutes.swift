import Bindings
import Branding
import Site

/// The messages that the gallery's windows show, samples in the places that Cognito fills:
/// `/_lintel/message/<tenant>/<mode>/<locale>/email/verification`, with `?as=text` the same in plain text.
struct MessageRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/message/{tenant}/{mode}/{locale}/{medium}/{id}") { [answers] match in
        let bench = answers.workshop.bench
        guard let mode = Theme.Mode(rawValue: match["mode"]),
          let kind = MessageKind.named(match["medium"], match["id"])
        else { return .now(.plain("there is no such message", status: 404)) }
        do throws(Findings) {
          let sender = try bench.messages.tenant(match["tenant"])
          guard sender.locales.contains(match["locale"]) else {
            throw Findings([
              ViewChoice.unknown("locale", match["locale"], among: sender.locales)
            ])
          }
          guard let message = try sender.language(match["locale"]).branded.render(kind) else {
            return .now(.plain("there is no such message", status: 404))
          }
          let form = MessageForm(match.request.query("as"))
          if kind.medium == .email, form == .mail {
            return .now(
              MailView(message.filledHTML).shown(in: mode).withLogo(of: sender).response)
          }
          return answers.page { _, frame in .page(.message, MessageText(message).values(frame)) }
        } catch { return .now(answers.fault(error.all, bench)) }
      }
    ]
  }
}
