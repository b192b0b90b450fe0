import Templating

/// What only one page has and, as it is built, all tenants of a pool have in common: the end of the
/// page's record.
struct PoolValues {
  let pool: Pool
  let texts: TextCatalog
  let isPasskeyHost: Bool
  let source: PageSource

  private var facts: StateFacts { source.facts }

  /// In the order of `PageModel.own(of:)`.
  func values(of page: PageID) -> [Value] {
    switch page {
    case .login: return [.flag(canSignUp), .flag(hasPasskeys)]
    case .identifier: return [.flag(canSignUp)]
    case .password: return [.flag(hasOtherMethods)]
    case .code, .resetPassword, .verified, .messageSent:
      return [.record(CodeValues(pool, page, source).record)]
    case .chooseMethod, .mfaChoose, .mfaSetup:
      return [.list(ChoiceList(pool: pool, texts: texts, page: page, source: source).records)]
    case .passkeyLogin: return [.text(passkeyOptions), .flag(hasOtherMethods)]
    case .passkeyAdd: return [.text(passkeyOptions), .flag(facts.isDone)]
    case .contactSetup:
      return [
        .flag(pool.contact(facts) == .sms), .flag(isOneOfManyFactors), .flag(facts.isSignedIn),
      ]
    case .totpSetup: return [.flag(isOneOfManyFactors), .flag(facts.isSignedIn)]
    case .security:
      return SecurityValues(
        pool: pool, texts: texts, isPasskeyHost: isPasskeyHost, facts: accountFacts
      ).values
    case .profile: return [.flag(!accountFacts.hasArrived)]
    case .callback: return [.text(reason)]
    case .linkLanding: return [.text(reason), .flag(facts.isDone)]
    case .locked:
      let wait = facts.wait.map { [Record(PageModel.wait, inOrder: [.number($0)])] }
      return [.list(wait ?? []), .flag(source.live?.links.canRecover ?? pool.canRecover)]
    case .error: return [.text(facts.reference ?? ""), .text(source.live?.serverMessage ?? "")]
    default: return []
    }
  }

  /// The server's error, on pages that have nothing else to say.
  private var reason: String { facts.serverError.flatMap { texts.text("error.\($0)") } ?? "" }

  /// What somebody's own pages know: a server's lists nothing, so that it has nothing to wait for either.
  private var accountFacts: StateFacts {
    guard source.live != nil else { return facts }
    var facts = StateFacts()
    facts.hasArrived = true
    return facts
  }

  private var canSignUp: Bool { source.live.map { $0.links.signUp != .none } ?? pool.signUp }

  private var hasPasskeys: Bool {
    source.live?.offersPasskey ?? (pool.methods.contains(.passkey) && isPasskeyHost)
  }

  private var hasOtherMethods: Bool {
    source.live.map { $0.links.otherMethod != .none } ?? (pool.methods.count > 1)
  }

  /// Whether another second factor could be set up in the place of this one; on the security page the
  /// choice is made.
  private var isOneOfManyFactors: Bool {
    source.live.map { $0.links.otherMethod != .none }
      ?? (pool.mfa.methods.count > 1 && !facts.isSignedIn)
  }

  private var passkeyOptions: String { source.live?.passkeyOptions ?? "" }
}
