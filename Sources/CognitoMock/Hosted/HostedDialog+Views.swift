extension HostedDialog {
  /// A page that can be opened by its address.
  ///
  /// - Parameter name: what this browser has typed in a sign-in that is under way: nobody types it twice.
  func entry(typed name: String = "") -> HostedReply {
    var view = entryView
    view.username = request.loginHint ?? name
    var reply = HostedReply.show(view)
    if asked.page == .login {
      switch asked.flow {
      case HostedFlow.lost?: view.notice = .somethingWentWrong
      case HostedFlow.passwordChanged?: view.notice = .passwordChanged
      default: return reply
      }
      reply = .show(view)
      reply.flow = .clear
    }
    return reply
  }

  var entryView: HostedView {
    switch asked.page {
    case .signUp:
      var view = made(.signUp, at: .signUp)
      view.attributes = requiredAttributes
      return view
    case .forgotPassword: return made(.forgotPassword, at: .forgotPassword)
    default: return made(startsWithIdentifier ? .identifier : .login, at: .login)
    }
  }

  private func made(_ screen: HostedView.Screen, at page: HostedPage) -> HostedView {
    var view = HostedView(screen, at: page)
    view.canSignUp = allowsSignUp
    view.canRecover = allowsRecovery
    return view
  }

  /// The page of a step.
  func view(of flow: HostedFlow, at page: HostedPage, in work: Work) -> HostedView {
    var view = made(screen(of: flow, at: page), at: page)
    view.username = flow.username
    view.destination = flow.destination
    view.notice = flow.isCodeSent ? .codeSent : nil
    switch page {
    case .loginSelect: view.choices = flow.choices.map { HostedView.Choice(value: $0) }
    case .mfaSelect:
      let user = work.state.users[User.key(pool.id, flow.answerName)]
      view.choices = flow.choices.map { choice in
        HostedView.Choice(value: choice, destination: user?.maskedAddress(of: choice) ?? "")
      }
    case .mfaSetup: view.choices = flow.choices.map { HostedView.Choice(value: $0) }
    case .changePassword: view.attributes = flow.choices
    case .mfaSetupApp: view.totpSecret = flow.totpSecret
    case .loginPasskey:
      view.passkeyOptions = flow.parameter("CREDENTIAL_REQUEST_OPTIONS") ?? ""
    case .passkeysAdd: view.passkeyOptions = flow.parameter("CREDENTIAL_CREATION_OPTIONS") ?? ""
    default: break
    }
    view.hasOtherMethod =
      flow.leads(to: .loginSelect) && flow.page != .loginSelect
      || flow.leads(to: .mfaSetup) && flow.page != .mfaSetup
    return view
  }

  private func screen(of flow: HostedFlow, at page: HostedPage) -> HostedView.Screen {
    switch page {
    case .login: startsWithIdentifier ? .identifier : .login
    case .loginPassword: .password
    case .loginSelect: .chooseMethod
    case .loginCode: .code(.firstFactor(flow.medium ?? .email))
    case .loginPasskey: .passkeyLogin
    case .changePassword: .newPassword
    case .mfa: .code(flow.medium.map { .mfa($0) } ?? .app)
    case .mfaSelect: .mfaChoose
    case .mfaSetup: .mfaSetup
    case .mfaSetupApp: .totpSetup
    case .mfaSetupContact: .contactSetup(flow.medium ?? .email)
    case .signUp: .signUp
    case .confirm, .resendCode:
      sendsLinks && flow.medium == .email
        ? .messageSent : .code(.signUp(flow.medium ?? .email))
    case .forgotPassword: .forgotPassword
    case .confirmForgotPassword: .resetPassword
    case .passkeysAdd: .passkeyAdd
    }
  }

  private var sendsLinks: Bool {
    pool.settings["VerificationMessageTemplate"]?.text("DefaultEmailOption") == "CONFIRM_WITH_LINK"
  }

  /// The pool's own required attributes, but for those that the name is already.
  private var requiredAttributes: [String] {
    pool.settings.items("SchemaAttributes").compactMap { attribute in
      guard attribute.flag("Required") == true, let name = attribute.text("Name"), name != "sub",
        !pool.usernameAttributes.contains(name)
      else { return nil }
      return name
    }
  }
}

extension HostedView {
  /// The same page with fields that were left empty.
  func missing(_ fields: [String], _ form: OAuthParameters) -> HostedView {
    var view = self
    view.missing = fields
    view.values = form.typed
    if let username = form["username"] { view.username = username }
    return view
  }
}

extension User {
  /// Where the codes of a second factor go, as far as it may be shown.
  fileprivate func maskedAddress(of factor: String) -> String? {
    let medium: DeliveryMedium
    switch factor {
    case "SMS_MFA": medium = .sms
    case "EMAIL_OTP": medium = .email
    default: return nil
    }
    return self[medium.attribute].map { Delivery.mask($0, for: medium) }
  }
}
