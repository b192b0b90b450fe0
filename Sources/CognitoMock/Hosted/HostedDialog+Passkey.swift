extension HostedDialog {
  /// `/passkeys/add`, opened by its address: for somebody who is signed in.
  func offerPasskey(on work: inout Work) throws(Interruption) -> HostedReply {
    guard let user = work.state.signedIn(asked.session, to: pool, at: work.time) else {
      return .redirect(to(.login))
    }
    var flow = HostedFlow(work.random.uuid(), request, username: user.username, at: work.time)
    flow.page = .passkeysAdd
    return try .show(startPasskey(flow, user.username, on: &work))
  }

  /// A passkey was made, or was not wanted.
  func addPasskey(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    throw .refused(.notAuthorized("Not built yet"))
  }

  private func startPasskey(
    _ flow: HostedFlow, _ username: String, on work: inout Work
  ) throws(Interruption) -> HostedView {
    throw .refused(.notAuthorized("Not built yet"))
  }
}
