/// The pages' side of a sign-in: every step comes back to ``turn(_:_:on:)``, which alone decides what
/// is next. Steps never call each other.
///
/// Source: Cognito, "Managed login endpoints"; the order of pages is that of the challenges.
struct HostedDialog {
  let request: AuthorizationRequest
  let asked: HostedRequest

  /// What a step comes to.
  enum Step {
    /// The engine's word.
    case engine(SignInStep)
    /// On to a page.
    case page(HostedPage)
    /// Signed in without the engine: who has just confirmed a sign-up or has been signed in before.
    case through(String)
    /// The same page again; nothing is kept.
    case again(HostedView)
    /// Away: to the app's address as it is, or to a page that begins anew.
    case leave(HostedReply)
  }

  var pool: UserPool { request.pool }
  var client: UserPoolClient { request.client }
  var form: OAuthParameters { asked.form ?? OAuthParameters() }
  var engine: Authentication { Authentication(pool: pool, client: client, channel: .hosted) }

  /// The page, if this browser has come so far.
  func show(on work: inout Work) throws(Interruption) -> HostedReply {
    let flow = flow(at: work)
    if asked.page == .passkeysAdd, flow?.page != .passkeysAdd {
      return try offerPasskey(on: &work)
    }
    if asked.page.isEntry { return entry(typed: flow?.username ?? "") }
    // Only a post sends a code: an address that is opened twice must not.
    if asked.page == .resendCode { return .redirect(to(.confirm)) }
    guard let flow else { return lost }
    guard flow.page == asked.page || flow.leads(to: asked.page) else {
      return .redirect(to(flow.page))
    }
    return .show(view(of: flow, at: asked.page, in: work))
  }

  /// Takes what was posted.
  func take(on work: inout Work) throws(Interruption) -> HostedReply {
    if asked.page.isEntry {
      return try turn(
        HostedFlow(work.random.uuid(), request, username: typedName, at: work.time), on: &work)
    }
    guard let flow = flow(at: work) else { return lost }
    guard flow.page == asked.page || flow.leads(to: asked.page) else {
      return .redirect(to(flow.page))
    }
    return try turn(flow, on: &work)
  }

  /// The one place where it is decided what comes next.
  private func turn(_ old: HostedFlow, on work: inout Work) throws(Interruption) -> HostedReply {
    var flow = old
    do throws(Interruption) {
      switch try step(&flow, on: &work) {
      case .again(let view): return .show(view)
      case .leave(let reply): return reply
      case .page(let page): flow.page = page
      case .through(let username):
        let time = flow.parameter("authTime").flatMap(Double.init) ?? work.time
        return try through(flow, SignedInUser(username: username, authTime: time), on: &work)
      case .engine(.completed(let user)):
        return try through(
          flow, SignedInUser(username: user.username, authTime: user.authTime), on: &work)
      case .engine(.challenge(let challenge)):
        try meet(challenge, &flow, on: &work)
      }
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      guard try recover(from: refusal, &flow, on: &work) else {
        return failed(refusal, old, in: work)
      }
    }
    return move(flow, on: &work)
  }

  private func step(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    switch asked.page {
    case .login: try login(&flow, on: &work)
    case .loginPassword: try password(&flow, on: &work)
    case .loginSelect: try select(&flow, on: &work)
    case .loginCode: try firstCode(&flow, on: &work)
    case .loginPasskey: try passkey(&flow, on: &work)
    case .changePassword: try newPassword(&flow, on: &work)
    case .mfa: try secondCode(&flow, on: &work)
    case .mfaSelect: try selectFactor(&flow, on: &work)
    case .mfaSetup: try selectSetup(&flow, on: &work)
    case .mfaSetupApp: try setUpApp(&flow, on: &work)
    case .mfaSetupContact: try setUpContact(&flow, on: &work)
    case .signUp: try signUp(&flow, on: &work)
    case .confirm: try confirm(&flow, on: &work)
    case .resendCode: try resend(&flow, on: &work)
    case .forgotPassword: try forgot(&flow, on: &work)
    case .confirmForgotPassword: try reset(&flow, on: &work)
    case .passkeysAdd: try addPasskey(&flow, on: &work)
    }
  }
}

extension HostedDialog {
  /// The address of a page with the same query.
  func to(_ page: HostedPage) -> String { "\(page.rawValue)?\(asked.query)" }

  /// The sign-in took too long, or was begun elsewhere: from the beginning, with a word about it.
  var lost: HostedReply {
    var reply = HostedReply.redirect(to(.login))
    reply.flow = .set(HostedFlow.lost)
    return reply
  }

  private func move(_ flow: HostedFlow, on work: inout Work) -> HostedReply {
    work.state.authSessions.put(flow.row)
    var reply = HostedReply.redirect(to(flow.page))
    reply.flow = .set(flow.id)
    return reply
  }

  private func flow(at work: Work) -> HostedFlow? {
    guard let id = asked.flow, let flow = work.state.authSessions[id].flatMap(HostedFlow.init),
      flow.clientId == client.id, flow.expires > work.time
    else { return nil }
    return flow
  }

  /// Somebody is signed in: the cookie, an offer to those who have just signed up, the app.
  private func through(
    _ old: HostedFlow, _ user: SignedInUser, on work: inout Work
  ) throws(Interruption) -> HostedReply {
    var flow = old
    let isNew = flow.signedIn == nil
    let session = isNew ? work.openHostedSession(user, in: pool) : nil
    var reply: HostedReply
    if isNew, flow.page == .confirm || flow.page == .signUp,
      try offerPasskey(user, &flow, on: &work)
    {
      reply = move(flow, on: &work)
    } else {
      work.state.authSessions.remove(flow.id)
      reply = try request.result(for: user, on: &work)
      reply.flow = .clear
    }
    if let session { reply.session = .set(session) }
    return reply
  }

  /// Refusals that lead to another page, and do so for everybody.
  private func recover(
    from refusal: CognitoError, _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) -> Bool {
    switch refusal.type {
    case "UserNotConfirmedException":
      // Thrown only for the right password, so whoever has the code as well is this person.
      flow.isProven = true
      flow.page = .confirm
      flow.expires = work.time + HostedFlow.signUpLimit
      try sendAgain(&flow, on: &work)
      return true
    case "PasswordResetRequiredException":
      flow.page = .confirmForgotPassword
      flow.expires = work.time + HostedFlow.resetLimit
      flow.destination = ""
      return true
    default: return false
    }
  }

  private func failed(_ refusal: CognitoError, _ flow: HostedFlow, in work: Work) -> HostedReply {
    if refusal.isSessionOver { return lost }
    var view =
      asked.page.isEntry
      ? entryView : view(of: flow, at: asked.page, in: work)
    view.error = refusal
    // Good news of before would stand beside it.
    view.notice = nil
    view.username = typedName.isEmpty ? flow.username : typedName
    view.values = form.typed
    return .show(view)
  }
}

extension HostedFlow {
  /// What the cookie holds of a sign-in that is no more.
  static let lost = "expired"

  /// Whether another page than the present one may be opened: to choose again.
  func leads(to page: HostedPage) -> Bool {
    switch (self.page, page) {
    case (.loginPassword, .loginSelect), (.loginCode, .loginSelect), (.loginPasskey, .loginSelect):
      choices.count > 1
    case (.mfaSetupApp, .mfaSetup), (.mfaSetupContact, .mfaSetup): choices.count > 1
    case (.confirm, .resendCode): true
    default: false
    }
  }
}

extension CognitoError {
  /// The engine has forgotten the sign-in, or ended it.
  var isSessionOver: Bool {
    type == "NotAuthorizedException" && message.hasPrefix("Invalid session")
  }
}

extension OAuthParameters {
  /// What may be shown again.
  var typed: [String: String] {
    var typed: [String: String] = [:]
    let hidden: Set = ["password", "new-password", "code", "credential", "_csrf", "cognitoAsfData"]
    for pair in pairs where !hidden.contains(pair.name) { typed[pair.name] = pair.value }
    return typed
  }
}
