import Templating

/// The values of one page at one moment, for its template.
struct PageRecord {
  private let language: SiteLocale
  private let page: PageID
  private let served: Served
  private let source: PageSource
  private let facts: StateFacts
  /// Whether the page has in it what all tenants of the pool have in common, as it is. Only the page
  /// that is shown anywhere has addresses of the tenant's own.
  private let isShared: Bool

  init(language: SiteLocale, page: PageID, source: PageSource, served: Served) {
    self.language = language
    self.page = page
    self.served = served
    self.source = source
    facts = source.facts
    isShared = source.isBuilt && (page != .notFound || !language.hasRoot)
  }

  var program: Program { language.language.programs[page.index] }

  /// The page's program with what the pool's tenants have in common written in, where there is one, and
  /// what that does not know.
  var folded: (program: FoldedProgram, record: Record)? {
    guard isShared, served == .direct, let program = language.pages.program(of: page) else {
      return nil
    }
    let special = special
    let values = special.isEmpty ? language.unknown : language.unknown + special
    return (program, Record(PageModel.shape(of: page), unknown: values))
  }

  private var pool: Pool { language.tenant.pool }
  private var texts: TextCatalog { language.language.texts }

  /// A live page lies wherever its server likes, so that its assets are found from the site's root.
  private var isRooted: Bool { page == .notFound || source.live != nil }

  private var shared: SharedValues { isRooted ? language.rootedShared : language.shared }

  /// The tenant's name as this page says it.
  private var name: String {
    language.tenant.name.text(for: language.tag) + (source.isLong ? Fixture.longName : "")
  }

  var record: Record {
    let fields = isShared ? [] : self.fields
    var values =
      isShared ? language.pages.values(page, served) : frame(fields).values(served)
    values.reserveCapacity(48)
    values.append(
      source.live?.policy?.meta ?? language.policies[served == .direct ? 0 : 1])
    values.append(configuration)
    values.append(state(fields))
    values.append(shared.assets(of: page, served))
    let start = values.count
    values += shared.values
    if source.isLong { values[start + SharedValues.tenantIndex] = .text(name) }
    if let live = source.live {
      values.replaceSubrange((values.count - LinkValues.moving)..., with: live.links.values)
    }
    values += special
    values += isShared ? language.pages.own(of: page) : own
    return Record(PageModel.shape(of: page), inOrder: values)
  }

  /// A state is looked at: its script knows no service, so that it stays as it is.
  private var configuration: Value {
    if source.isState { return .data(.empty) }
    return isRooted ? language.rootedConfiguration : language.configuration
  }

  private var fields: [Field] {
    PageForms(
      tenant: language.tenant, texts: texts, addresses: language.addresses, live: source.live
    )
    .fields(of: page, facts).filled(source, pool)
  }

  private func frame(_ fields: [Field]) -> PageFrame {
    PageFrame(
      page: page, language: language.language, languages: language.dictionaries,
      tags: language.tenant.locales, tag: language.tag,
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

  /// What only this page has, as `PageModel.own(of:)` lists it: here the tenant's part, which comes
  /// first.
  private var special: [Value] {
    switch page {
    case .login, .identifier: return [.record(social)]
    case .totpSetup: return [.record(authenticator.record)]
    case .signedIn:
      return [.url(source.live?.links.home ?? language.tenant.clients.first?.home ?? .none)]
    case .tenantPicker: return picker
    default: return []
    }
  }

  private var picker: [Value] {
    var tenants = language.listed
    if case .state(let facts) = source {
      tenants = Fixture.tenants(facts.choices ?? 12, isLong: facts.isLong)
    }
    return [
      .flag(tenants.count > 1), .list(tenants.map { $0.record(in: language.tag) }),
      .flag(tenants.isEmpty),
    ]
  }

  private var own: [Value] {
    PoolValues(
      pool: pool, texts: texts, isPasskeyHost: language.tenant.isPasskeyHost, source: source
    ).values(of: page)
  }

  private var social: Record {
    ProviderButtons(
      tenant: language.tenant, service: language.service, theme: language.theme, texts: texts,
      isLong: source.isLong,
      live: source.live?.providers
    ).record
  }

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
