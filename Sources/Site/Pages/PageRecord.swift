import Templating

/// The values of one page at one moment, for its template.
struct PageRecord {
  private let site: TenantSite
  private let language: SiteLocale
  private let page: PageID
  private let served: Served
  private let source: PageSource
  private let facts: StateFacts

  init(
    site: TenantSite, language: SiteLocale, page: PageID, source: PageSource, served: Served
  ) {
    self.site = site
    self.language = language
    self.page = page
    self.served = served
    self.source = source
    facts = source.facts
  }

  private var pool: Pool { site.tenant.pool }
  private var texts: TextCatalog { language.language.texts }

  /// A live page lies wherever its server likes, so that its assets are found from the site's root.
  private var shared: SharedValues {
    page == .notFound || source.live != nil ? language.rootedShared : language.shared
  }

  /// The tenant's name as this page says it.
  private var name: String {
    site.tenant.name.text(for: language.tag) + (facts.isLong ? Fixture.longName : "")
  }

  var record: Record {
    // Only the page that is shown anywhere has addresses of the tenant's own.
    let isShared = source.isBuilt && (page != .notFound || !site.hasRoot)
    let fields = isShared ? [] : self.fields
    var values =
      isShared ? language.pages.values(page, served) : frame(fields).values(served)
    values.reserveCapacity(32)
    values.append(
      source.live?.policy?.meta ?? .text(site.policies[served == .direct ? 0 : 1]))
    values.append(state(fields))
    values.append(shared.assets(of: page))
    let start = values.count
    values += shared.values
    if facts.isLong { values[start + SharedValues.tenantIndex] = .text(name) }
    if let live = source.live {
      values.replaceSubrange((values.count - LinkValues.moving)..., with: live.links.values)
    }
    values += special
    return Record(PageModel.shape(of: page), inOrder: values)
  }

  private var fields: [Field] {
    PageForms(
      tenant: site.tenant, texts: texts, addresses: language.addresses, live: source.live
    )
    .fields(of: page, facts).map { $0.filled(source, pool) }
  }

  private func frame(_ fields: [Field]) -> PageFrame {
    PageFrame(
      page: page, language: language.language, languages: language.dictionaries,
      tags: site.tenant.locales, tag: language.tag,
      addresses: page == .notFound ? language.rooted : language.addresses, fields: fields,
      live: source.live)
  }

  private func state(_ fields: [Field]) -> Value {
    if source.isBuilt {
      return served == .direct ? StateValues.directlyBuilt : StateValues.hostedAtRest
    }
    return .record(
      StateValues(
        facts: facts, texts: texts, fields: fields, page: page, resend: "",
        message: source.live?.serverMessage ?? ""
      ).record)
  }

  /// What only this page has: as `PageModel.own(of:)` lists it.
  private var special: [Value] {
    switch page {
    case .login, .identifier:
      return [.record(social), .flag(canSignUp)] + (page == .login ? [.flag(hasPasskeys)] : [])
    case .password: return [.flag(hasOtherMethods)]
    case .code, .resetPassword, .verified, .messageSent:
      return [.record(CodeValues(pool, page, source).record)]
    case .chooseMethod, .mfaChoose, .mfaSetup:
      return [.list(ChoiceList(pool: pool, texts: texts, page: page, source: source).records)]
    case .passkeyLogin: return [.text(passkeyOptions), .flag(hasOtherMethods)]
    case .passkeyAdd: return [.text(passkeyOptions)]
    case .contactSetup:
      let isOneOfMany = source.live.map { $0.links.otherMethod != .none }
      return [
        .flag(pool.contact(facts) == .sms), .flag(isOneOfMany ?? (pool.mfa.methods.count > 1)),
      ]
    case .totpSetup: return [.record(authenticator.record)]
    case .callback: return [.text(reason)]
    case .linkLanding: return [.text(reason), .flag(facts.isDone)]
    case .locked:
      let wait = facts.wait.map { [Record(PageModel.wait, inOrder: [.number($0)])] }
      return [.list(wait ?? []), .flag(source.live?.links.canRecover ?? pool.canRecover)]
    case .error: return [.text(facts.reference ?? ""), .text(source.live?.serverMessage ?? "")]
    case .signedIn:
      return [.url(source.live?.links.home ?? site.tenant.clients.first?.home ?? .none)]
    default: return []
    }
  }

  /// The server's error, on pages that have nothing else to say.
  private var reason: String { facts.serverError.flatMap { texts.text("error.\($0)") } ?? "" }

  private var social: Record {
    ProviderButtons(
      tenant: site.tenant, theme: site.theme, texts: texts, isLong: facts.isLong,
      live: source.live?.providers
    ).record
  }

  private var canSignUp: Bool { source.live.map { $0.links.signUp != .none } ?? pool.signUp }

  private var hasPasskeys: Bool {
    pool.methods.contains(.passkey) && (source.live != nil || site.tenant.isPasskeyHost)
  }

  private var hasOtherMethods: Bool {
    source.live.map { $0.links.otherMethod != .none } ?? (pool.methods.count > 1)
  }

  private var passkeyOptions: String { source.live?.passkeyOptions ?? "" }

  private var authenticator: AuthenticatorValues {
    if let live = source.live {
      return AuthenticatorValues(
        secret: live.totpSecret, issuer: live.issuer, account: live.account)
    }
    return AuthenticatorValues(
      secret: facts.hasArrived ? Fixture.secret : "", issuer: name,
      account: Fixture.identifier(pool.identifiers, isLong: facts.isLong))
  }
}
