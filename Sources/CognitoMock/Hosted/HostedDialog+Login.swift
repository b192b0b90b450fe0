extension HostedDialog {
  /// The name that was typed.
  var typedName: String {
    TypedText.name(
      form["username"] ?? form["email"] ?? form["phone_number"] ?? "",
      isPhone: pool.usernameAttributes == ["phone_number"])
  }

  /// The code that was typed; empty where none was.
  var typedCode: String { TypedText.code(form["code"] ?? "") }

  /// Whether users choose how they prove who they are.
  var offersChoice: Bool {
    client.explicitAuthFlows.contains("ALLOW_USER_AUTH")
      && pool.firstFactors.contains { $0 != "PASSWORD" }
  }

  /// Whether the first page asks for the name alone.
  var startsWithIdentifier: Bool { asked.startsWithIdentifier || offersChoice }

  func login(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard request.allowsPool else {
      throw .refused(.notAuthorized("The app client does not allow sign-in of the user pool"))
    }
    // Whoever posts both has no need of a second page, whichever way the first one asks.
    if let password = form["password"], !flow.username.isEmpty {
      return .engine(try signIn(flow, password, on: &work))
    }
    if form["choice"] == "WEB_AUTHN", !flow.username.isEmpty {
      return .engine(try begin("WEB_AUTHN", &flow, on: &work))
    }
    let wanted = startsWithIdentifier ? ["username"] : ["username", "password"]
    let missing = wanted.filter { $0 == "username" ? flow.username.isEmpty : form[$0] == nil }
    guard missing.isEmpty else { return .again(entryView.missing(missing, form)) }
    guard offersChoice else { return .page(.loginPassword) }
    flow.isFirstFactor = true
    return .engine(try engine.initiate(.userAuth, ["USERNAME": flow.username], on: &work))
  }

  func password(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let password = form["password"] else {
      return .again(view(of: flow, at: asked.page, in: work).missing(["password"], form))
    }
    flow.isFirstFactor = false
    return .engine(try signIn(flow, password, on: &work))
  }

  private func signIn(
    _ flow: HostedFlow, _ password: String, on work: inout Work
  ) throws(Interruption) -> SignInStep {
    try engine.initiate(
      .userPasswordAuth, ["USERNAME": flow.username, "PASSWORD": password], on: &work)
  }

  /// The first factor was chosen. The choice can be made again, so each begins the sign-in anew.
  func select(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let choice = form["choice"], flow.choices.contains(choice) else {
      return .again(view(of: flow, at: asked.page, in: work))
    }
    if choice == "PASSWORD" { return .page(.loginPassword) }
    return .engine(try begin(choice, &flow, on: &work))
  }

  private func begin(
    _ choice: String, _ flow: inout HostedFlow, on work: inout Work
  ) throws(Interruption) -> SignInStep {
    flow.isFirstFactor = true
    return try engine.initiate(
      .userAuth, ["USERNAME": flow.username, "PREFERRED_CHALLENGE": choice], on: &work)
  }

  func firstCode(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let challenge = flow.challenge else { return .leave(lost) }
    if form["action"] == "resend" {
      flow.isCodeSent = true
      return .engine(try begin(challenge.rawValue, &flow, on: &work))
    }
    return try answerCode(challenge, flow, on: &work)
  }

  func passkey(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let credential = form["credential"] else {
      return .again(view(of: flow, at: asked.page, in: work))
    }
    return .engine(
      try engine.respond(
        to: .webAuthn, with: ["USERNAME": flow.answerName, "CREDENTIAL": credential],
        session: flow.session, on: &work))
  }

  /// A code, whichever challenge it answers.
  func answerCode(
    _ challenge: ChallengeName, _ flow: HostedFlow, on work: inout Work
  ) throws(Interruption) -> Step {
    let code = typedCode
    guard !code.isEmpty else {
      return .again(view(of: flow, at: asked.page, in: work).missing(["code"], form))
    }
    return .engine(
      try engine.respond(
        to: challenge,
        with: ["USERNAME": flow.answerName, "\(challenge.rawValue)_CODE": code],
        session: flow.session, on: &work))
  }

  /// A new password in the place of a temporary one, and what the pool must know besides.
  func newPassword(_ flow: inout HostedFlow, on work: inout Work) throws(Interruption) -> Step {
    guard let password = form["new-password"] ?? form["password"] else {
      return .again(view(of: flow, at: asked.page, in: work).missing(["new-password"], form))
    }
    var responses = ["USERNAME": flow.answerName, "NEW_PASSWORD": password]
    for attribute in form.requiredAttributes {
      responses["userAttributes.\(attribute.name)"] = attribute.value
    }
    return .engine(
      try engine.respond(
        to: .newPasswordRequired, with: responses, session: flow.session, on: &work))
  }
}

extension HostedFlow {
  /// What an answer to the engine calls the user by.
  var answerName: String { parameter("USER_ID_FOR_SRP") ?? parameter("USERNAME") ?? username }
}

extension OAuthParameters {
  /// `requiredAttributes[given_name]=Ada`: those that were filled in.
  var requiredAttributes: [Attribute] {
    var found: [Attribute] = []
    for pair in pairs where pair.name.hasPrefix("requiredAttributes[") && pair.name.hasSuffix("]") {
      let name = pair.name.dropFirst("requiredAttributes[".count).dropLast()
      let value = name == "phone_number" ? TypedText.phoneNumber(pair.value) : pair.value
      if !value.isEmpty { found.append(Attribute(name: String(name), value: value)) }
    }
    return found
  }
}
