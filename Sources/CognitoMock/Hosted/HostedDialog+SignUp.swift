import Syntax

extension HostedDialog {
  /// Whether people may sign up by themselves.
  var allowsSignUp: Bool {
    request.allowsPool
      && pool.settings["AdminCreateUserConfig"]?.flag("AllowAdminCreateUserOnly") != true
  }

  func signUp(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard allowsSignUp else {
      throw .refused(.notAuthorized("SignUp is not permitted for this user pool"))
    }
    let missing = [("username", flow.username), ("password", form["password"] ?? "")]
      .filter { $0.1.isEmpty }.map { $0.0 }
    guard missing.isEmpty else { return .again(entryView.missing(missing, form)) }
    let attributes = form.requiredAttributes.map {
      JSONTree.object([("Name", .string($0.name)), ("Value", .string($0.value))])
    }
    let reply = try operation(
      "SignUp", for: flow.username,
      [
        ("Username", .string(flow.username)), ("Password", .string(form["password"] ?? "")),
        ("UserAttributes", .array(attributes)),
      ], on: &work)
    flow.page = .signUp
    flow.isProven = true
    if reply.flag("UserConfirmed") == true {
      return .engine(
        try engine.signInAfterSignUp(work.user(flow.username, in: pool), on: &work))
    }
    guard let delivery = reply["CodeDeliveryDetails"] else {
      // The user is there, but nobody can tell them how to go on.
      throw .refused(
        CognitoError(
          "CodeDeliveryFailureException", "The user pool does not send a confirmation code"))
    }
    flow.tell(delivery)
    flow.expires = work.time + HostedFlow.signUpLimit
    return .page(.confirm)
  }

  func confirm(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    if form["action"] == "resend" {
      flow.isCodeSent = true
      try sendAgain(&flow, mayFail: false, on: &work)
      return .page(.confirm)
    }
    let code = typedCode
    guard !code.isEmpty else {
      return .again(view(of: flow, at: asked.page, in: work).missing(["code"], form))
    }
    _ = try operation(
      "ConfirmSignUp", for: flow.username,
      [("Username", .string(flow.username)), ("ConfirmationCode", .string(code))], on: &work)
    guard flow.isProven else { return .leave(.redirect(to(.login))) }
    return .engine(
      try engine.signInAfterSignUp(work.user(flow.username, in: pool), on: &work))
  }

  /// The link of the service's own page; ours posts to the page itself.
  func resend(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    flow.isCodeSent = true
    try sendAgain(&flow, mayFail: false, on: &work)
    return .page(.confirm)
  }

  /// - Parameter mayFail: somebody who was led here may have used up the hour's codes and still hold one.
  func sendAgain(
    _ flow: inout HostedFlow, mayFail: Bool = true, on work: inout Work
  ) throws(Interruption) {
    do throws(Interruption) {
      let reply = try operation(
        "ResendConfirmationCode", for: flow.username, [("Username", .string(flow.username))],
        on: &work)
      if let delivery = reply["CodeDeliveryDetails"] { flow.tell(delivery) }
    } catch {
      guard mayFail, case .refused = error else { throw error }
    }
  }
}

extension HostedFlow {
  /// Where a code has gone.
  mutating func tell(_ delivery: JSONTree) {
    destination = delivery.text("Destination") ?? ""
    medium = delivery.text("DeliveryMedium").flatMap(DeliveryMedium.init(rawValue:))
  }
}
