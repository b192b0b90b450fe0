import Templating

/// The factors that a person chooses from: among those that can be used, or what to set up.
struct ChoiceList {
  let pool: Pool
  let texts: TextCatalog
  let page: PageID
  let source: PageSource

  var records: [Record] {
    choices.enumerated().map { index, choice in
      let method = choice.method
      return Record(
        PageModel.choice,
        [
          ("value", .text(choice.value)), ("email", .flag(method == .email)),
          ("sms", .flag(method == .sms)), ("totp", .flag(method == .totp)),
          ("passkey", .flag(method == .passkey)), ("password", .flag(method == .password)),
          ("label", .text(texts.text("choice.\(method.rawValue).label") ?? "")),
          ("hint", .text(hint(choice))), ("busy", .flag(source.facts.busy == index)),
        ])
    }
  }

  private var choices: [LivePage.Choice] {
    if let live = source.live { return live.choices }
    let all = page == .chooseMethod ? pool.firstFactors : pool.secondFactors
    // The API tells no destination before a factor is chosen.
    return all.prefix(source.facts.choices ?? .max).map { LivePage.Choice($0, value: $1) }
  }

  private func hint(_ choice: LivePage.Choice) -> String {
    let key = "choice.\(choice.method.rawValue)"
    func text(_ name: String, _ parameters: [String: TextParameter] = [:]) -> String {
      texts.text("\(key).\(name)", parameters) ?? ""
    }
    if page == .mfaSetup { return text("setup") }
    // Where a code would go is known only once somebody has begun to sign in.
    guard choice.method.medium != nil else { return text("hint") }
    return choice.destination.isEmpty
      ? text("setup") : text("hint", ["destination": .text(choice.destination)])
  }
}

extension ChoiceMethod {
  /// How its code gets to a person; nil where none is sent.
  var medium: CodeVariant.Medium? {
    switch self {
    case .email: .email
    case .sms: .sms
    case .password, .passkey, .totp: nil
    }
  }
}

extension Pool {
  /// What a person may sign in with first, and how the answer to the challenge names it.
  var firstFactors: [(ChoiceMethod, String)] {
    methods.map { method in
      switch method {
      case .password: (.password, "PASSWORD")
      case .passkey: (.passkey, "WEB_AUTHN")
      case .emailCode: (.email, "EMAIL_OTP")
      case .smsCode: (.sms, "SMS_OTP")
      }
    }
  }

  /// What a person may be asked for next.
  var secondFactors: [(ChoiceMethod, String)] {
    mfa.methods.map { method in
      switch method {
      case .totp: (.totp, "SOFTWARE_TOKEN_MFA")
      case .email: (.email, "EMAIL_OTP")
      case .sms: (.sms, "SMS_MFA")
      }
    }
  }

  /// How the contact that is being added is reached.
  func contact(_ facts: StateFacts) -> CodeVariant.Medium {
    facts.variant?.medium ?? (mfa.methods.contains(.email) ? .email : .sms)
  }
}
