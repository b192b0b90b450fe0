import Diagnostics
import Syntax

extension HostedDialog {
  /// `/passkeys/add`, opened by its address: for somebody who is signed in.
  func offerPasskey(on work: inout Work) throws(Interruption) -> HostedReply {
    guard let user = work.state.signedIn(asked.session, to: pool, at: work.time) else {
      return .redirect(to(.login))
    }
    var flow = HostedFlow(work.random.uuid(), request, username: user.username, at: work.time)
    flow.signedIn = user.username
    // There is no sign-in to be done in time: the offer stands as long as somebody is signed in.
    flow.expires = user.authTime + HostedSession.lifetime
    do throws(Interruption) {
      try startPasskey(&flow, on: &work)
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return .show(HostedView(error: refusal.message))
    }
    work.state.authSessions.put(flow.row)
    var reply = HostedReply.show(view(of: flow, at: .passkeysAdd, in: work))
    reply.flow = .set(flow.id)
    return reply
  }

  /// Somebody who has just signed up is offered a passkey, where the pool has them.
  ///
  /// - Returns: whether there is anything to offer.
  func offerPasskey(
    _ user: SignedInUser, _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) -> Bool {
    guard pool.firstFactors.contains("WEB_AUTHN"),
      work.state.managedLoginVersion(of: pool) != 1
    else { return false }
    flow.signedIn = user.username
    do throws(Interruption) {
      try startPasskey(&flow, on: &work)
    } catch {
      // What was configured halfway keeps nobody from the app.
      guard case .refused = error else { throw error }
      return false
    }
    flow.parameters.append(("authTime", String(user.authTime)))
    return true
  }

  private func startPasskey(
    _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) {
    let user = try work.user(flow.signedIn ?? flow.username, in: pool)
    let options = try work.startPasskey(for: user, in: pool)
    flow.page = .passkeysAdd
    flow.parameters = [("CREDENTIAL_CREATION_OPTIONS", options.compact())]
  }

  /// A passkey was made, or is not wanted. Whoever came here from a sign-up goes on to the app with a
  /// code, whoever came by the address goes back as they came.
  func addPasskey(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let username = flow.signedIn else { return .leave(lost) }
    if form["action"] != "skip" {
      guard let text = form["credential"],
        let json = try? JSONValue.parse(
          SourceFile(name: "credential", bytes: Array(text.utf8)))
      else { return .again(view(of: flow, at: asked.page, in: work)) }
      try work.completePasskey(
        JSONTree(json), for: work.user(username, in: pool), in: pool)
    }
    if flow.parameter("authTime") != nil { return .through(username) }
    work.state.authSessions.remove(flow.id)
    var reply = HostedReply.redirect(request.redirect.uri)
    reply.flow = .clear
    return .leave(reply)
  }
}
