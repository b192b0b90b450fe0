extension HostedDialog {
  func secondCode(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let challenge = flow.challenge else { return .leave(lost) }
    if form["action"] == "resend", flow.medium != nil {
      flow.isCodeSent = true
      return .engine(try engine.resend(flow.session, on: &work))
    }
    return try answerCode(challenge, flow, on: &work)
  }

  func selectFactor(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let choice = form["choice"], flow.choices.contains(choice) else {
      return .again(view(of: flow, at: asked.page, in: work))
    }
    return .engine(
      try engine.respond(
        to: .selectMFAType, with: ["USERNAME": flow.answerName, "ANSWER": choice],
        session: flow.session, on: &work))
  }

  func selectSetup(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let choice = form["choice"], flow.choices.contains(choice) else {
      return .again(view(of: flow, at: asked.page, in: work))
    }
    return .page(try startSetup(choice, &flow, on: &work))
  }

  /// The page on which a factor is set up.
  func startSetup(
    _ choice: String, _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) -> HostedPage {
    switch choice {
    case ChallengeName.softwareTokenMFA.rawValue:
      let reply = try operation("AssociateSoftwareToken", ["Session": flow.session], on: &work)
      flow.totpSecret = reply.text("SecretCode") ?? ""
      flow.session = reply.text("Session") ?? flow.session
      return .mfaSetupApp
    case ChallengeName.smsMFA.rawValue:
      flow.medium = .sms
      return .mfaSetupContact
    default:
      flow.medium = .email
      return .mfaSetupContact
    }
  }

  func setUpApp(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    let code = typedCode
    guard !code.isEmpty else {
      return .again(view(of: flow, at: asked.page, in: work).missing(["code"], form))
    }
    var members = ["Session": flow.session, "UserCode": code]
    if let name = form["label"] { members["FriendlyDeviceName"] = name }
    let reply = try operation("VerifySoftwareToken", members, on: &work)
    flow.totpSecret = ""
    return .engine(
      try engine.respond(
        to: .mfaSetup, with: ["USERNAME": flow.answerName],
        session: reply.text("Session") ?? flow.session, on: &work))
  }

  func setUpContact(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    let isPhone = flow.medium == .sms
    let name = isPhone ? "phone_number" : "email"
    let typed =
      form[name] ?? form["requiredAttributes[\(name)]"] ?? (isPhone ? form["phone"] : nil)
    guard let typed else {
      return .again(
        view(of: flow, at: asked.page, in: work).missing([isPhone ? "phone" : "email"], form))
    }
    let address = isPhone ? TypedText.phoneNumber(typed) : typed
    return .engine(
      try engine.respond(
        to: .mfaSetup,
        with: ["USERNAME": flow.answerName, isPhone ? "PHONE_NUMBER" : "EMAIL": address],
        session: flow.session, on: &work))
  }
}
