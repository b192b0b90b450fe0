import Syntax

extension HostedDialog {
  /// Whether a person can get a new password alone.
  var allowsRecovery: Bool {
    let ways = pool.settings["AccountRecoverySetting"]?.items("RecoveryMechanisms") ?? []
    return request.allowsPool && !ways.contains { $0.text("Name") == "admin_only" }
  }

  func forgot(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard allowsRecovery else {
      throw .refused(.notAuthorized("Contact administrator to reset password."))
    }
    guard !flow.username.isEmpty else { return .again(entryView.missing(["username"], form)) }
    try sendReset(&flow, on: &work)
    return .page(.confirmForgotPassword)
  }

  func reset(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    if form["action"] == "resend" {
      flow.isCodeSent = true
      try sendReset(&flow, on: &work)
      return .page(.confirmForgotPassword)
    }
    let code = typedCode
    let password = form["new-password"] ?? form["password"] ?? ""
    let missing = [("code", code), ("new-password", password)].filter { $0.1.isEmpty }.map { $0.0 }
    guard missing.isEmpty else {
      return .again(view(of: flow, at: asked.page, in: work).missing(missing, form))
    }
    _ = try operation(
      "ConfirmForgotPassword", for: flow.username,
      [
        ("Username", .string(flow.username)), ("ConfirmationCode", .string(code)),
        ("Password", .string(password)),
      ], on: &work)
    work.state.authSessions.remove(flow.id)
    var reply = HostedReply.redirect(to(.login))
    reply.flow = .set(HostedFlow.passwordChanged)
    return .leave(reply)
  }

  /// A code of the pages is good for eight minutes, not for the API's hour.
  private func sendReset(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) {
    let reply = try operation(
      "ForgotPassword", for: flow.username, [("Username", .string(flow.username))], on: &work)
    if let delivery = reply["CodeDeliveryDetails"] { flow.tell(delivery) }
    flow.expires = work.time + HostedFlow.resetLimit
    guard let user = work.findUser(flow.username, in: pool) else { return }
    let expires = flow.expires
    work.state.users.update(user.key) { user in
      for index in user.codes.indices where user.codes[index].purpose == .reset {
        user.codes[index].expires = min(user.codes[index].expires, expires)
      }
    }
  }
}

extension HostedFlow {
  /// What the cookie holds after a reset: the login page says so, once.
  static let passwordChanged = "changed"
}
