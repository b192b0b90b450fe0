import Templating

/// The values of one page in one state, for its template.
struct PageRecord {
  private let site: TenantSite
  private let language: SiteLocale
  private let page: PageID
  private let served: Served
  private let isBuilt: Bool
  private let facts: StateFacts

  init(
    site: TenantSite, language: SiteLocale, page: PageID, state: PageState?, served: Served
  ) {
    self.site = site
    self.language = language
    self.page = page
    self.served = served
    isBuilt = state == nil
    facts = state?.facts ?? StateFacts()
  }

  private var pool: Pool { site.tenant.pool }
  private var texts: TextCatalog { language.language.texts }
  private var shared: SharedValues {
    page == .notFound ? language.rootedShared : language.shared
  }

  /// The tenant's name as this page says it.
  private var name: String {
    site.tenant.name.text(for: language.tag) + (facts.isLong ? Fixture.longName : "")
  }

  var record: Record {
    // Only the page that is shown anywhere has addresses of the tenant's own.
    let isShared = isBuilt && (page != .notFound || !site.hasRoot)
    let fields = isShared ? [] : self.fields
    var values =
      isShared ? language.pages.values(page, served) : frame(fields).values(served)
    values.reserveCapacity(32)
    values.append(.text(site.policies[served == .direct ? 0 : 1]))
    values.append(state(fields))
    values.append(shared.assets(of: page))
    let start = values.count
    values += shared.values
    if facts.isLong { values[start + SharedValues.tenantIndex] = .text(name) }
    values += special
    return Record(PageModel.shape(of: page), inOrder: values)
  }

  private var fields: [Field] {
    PageForms(tenant: site.tenant, texts: texts, addresses: language.addresses)
      .fields(of: page, facts).map { $0.inState(facts, pool: pool) }
  }

  private func frame(_ fields: [Field]) -> PageFrame {
    PageFrame(
      page: page, language: language.language, languages: language.dictionaries,
      tags: site.tenant.locales, tag: language.tag,
      addresses: page == .notFound ? language.rooted : language.addresses, fields: fields)
  }

  private func state(_ fields: [Field]) -> Value {
    if isBuilt { return served == .direct ? StateValues.directlyBuilt : StateValues.hostedAtRest }
    return .record(
      StateValues(facts: facts, texts: texts, fields: fields, page: page, resend: "").record)
  }

  /// What only this page has: as `PageModel.own(of:)` lists it.
  private var special: [Value] {
    switch page {
    case .login:
      let social = ProviderButtons(
        tenant: site.tenant, theme: site.theme, texts: texts, isLong: facts.isLong)
      let passkeys = pool.methods.contains(.passkey) && site.tenant.isPasskeyHost
      return [.record(social.record), .flag(passkeys), .flag(pool.signUp)]
    case .code, .resetPassword: return [.record(CodeValues(pool, page, facts).record)]
    case .mfaChoose, .mfaSetup:
      let choices = ChoiceList(
        pool: pool, texts: texts, facts: facts, isSetup: page == .mfaSetup)
      return [.list(choices.records)]
    case .totpSetup:
      let values = AuthenticatorValues(
        secret: facts.hasArrived ? Fixture.secret : "", issuer: name,
        account: Fixture.identifier(pool.identifiers, isLong: facts.isLong))
      return [.record(values.record)]
    case .callback: return [.text(facts.serverError.flatMap { texts.text("error.\($0)") } ?? "")]
    case .locked:
      let wait = facts.wait.map { [Record(PageModel.wait, inOrder: [.number($0)])] }
      return [.list(wait ?? []), .flag(pool.canRecover)]
    case .error: return [.text(facts.reference ?? "")]
    case .signedIn: return [.url(site.tenant.clients.first?.home ?? .none)]
    default: return []
    }
  }
}

extension Field {
  /// The field with what a person typed and what was wrong with it.
  func inState(_ facts: StateFacts, pool: Pool) -> Field {
    var field = self
    let identifier = Fixture.identifier(pool.identifiers, isLong: facts.isLong)
    switch kind {
    case .username where facts.hasArrived: field.value = identifier
    case .text where facts.isFilled && id == "username":
      let isWrong = facts.fieldErrors.contains { $0.field == id && $0.kind == .format }
      field.value = isWrong ? String(identifier.prefix { $0 != "@" }) : identifier
    case .code where facts.isFilled:
      let isShort = facts.fieldErrors.contains { $0.field == id }
      field.value = String("482915073".prefix(isShort ? length - 2 : length))
    default: break
    }
    for error in facts.fieldErrors where error.field == id {
      if let text = text(for: error.kind) { field.error = text }
    }
    return field
  }
}
