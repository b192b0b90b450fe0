import Templating

/// The values of one page in one state, for its template.
struct PageRecord {
  let site: TenantSite
  let language: SiteLocale
  let page: PageID
  let served: Served
  private let isBuilt: Bool
  private let facts: StateFacts
  private let fields: [Field]

  init(
    site: TenantSite, language: SiteLocale, page: PageID, state: PageState?, served: Served
  ) {
    self.site = site
    self.language = language
    self.page = page
    self.served = served
    isBuilt = state == nil
    facts = state?.facts ?? StateFacts()
    let forms = PageForms(
      tenant: site.tenant, texts: language.texts,
      addresses: page == .notFound ? language.rooted : language.addresses)
    fields = forms.fields(of: page, facts).map { [facts, site] in
      $0.inState(facts, pool: site.tenant.pool)
    }
  }

  private var addresses: PageAddresses {
    page == .notFound ? language.rooted : language.addresses
  }

  /// The tenant's name as this page says it.
  private var name: String {
    site.tenant.name.text(for: language.tag) + (facts.isLong ? Fixture.longName : "")
  }

  var record: Record {
    var values = own + shared
    if facts.isLong, let index = values.firstIndex(where: { $0.0 == "tenant" }) {
      values[index].1 = .text(name)
    }
    return Record(PageModel.shape(of: page), values + special)
  }

  private var shared: [(String, Value)] {
    (page == .notFound ? language.rootedShared : language.shared).values
  }

  private var own: [(String, Value)] {
    let errors = served == .direct ? PageErrors.records(of: page, language.texts) : []
    let state = StateValues(
      facts: facts, texts: language.texts, fields: fields, page: page, served: served,
      isBuilt: isBuilt)
    return [
      ("pageId", .text(page.rawValue)), ("served", .text(served.rawValue)),
      ("direct", .flag(served == .direct)), ("csp", .text(site.contentSecurityPolicy(served))),
      ("state", .record(state.record)), ("form", .record(form)), ("errorTexts", .list(errors)),
      ("languages", .list(languages)), ("manyLanguages", .flag(site.languages.count > 1)),
      ("assets", .record(assets)),
    ]
  }

  /// A hosted page posts to where it is; a direct one never posts.
  private var form: Record {
    Record(
      PageModel.form,
      [
        ("action", .url(served == .hosted ? addresses[page] : .none)),
        ("fields", .list(fields.map(\.record))),
      ])
  }

  private var languages: [Record] {
    site.languages.enumerated().map { index, other in
      let dictionary = site.kit.dictionaries[KitLocale.canonical(other.tag)]
      return Record(
        PageModel.language,
        [
          ("href", .url(addresses.page(page, in: index == 0 ? nil : other.tag))),
          ("tag", .text(other.tag)), ("dir", .text(dictionary?.direction.rawValue ?? "ltr")),
          ("name", .text(dictionary?.name ?? other.tag)),
          ("current", .flag(other.tag == language.tag)),
        ])
    }
  }

  private var assets: Record {
    func asset(_ file: AssetFile?) -> Record {
      Record(
        PageModel.asset,
        [
          ("href", .url(file.map { addresses.asset($0.name) } ?? .none)),
          ("integrity", .text(file?.integrity ?? "")),
        ])
    }
    let script = site.kit.scripts[ScriptSet.entry]
    let preloads = ScriptSet.preloads(of: page).compactMap { site.kit.scripts[$0] }
    return Record(
      PageModel.assets,
      [
        ("stylesheet", .record(asset(site.files.stylesheet))),
        (
          "script",
          .record(
            Record(
              PageModel.script,
              [
                ("src", .url(script.map { addresses.asset($0.name) } ?? .none)),
                ("integrity", .text(script?.integrity ?? "")),
              ]))
        ),
        ("preloads", .list(preloads.map(asset))),
      ])
  }

  /// What only this page has: as `PageModel.own(of:)` lists it.
  private var special: [(String, Value)] {
    let pool = site.tenant.pool
    switch page {
    case .login:
      let social = ProviderButtons(
        tenant: site.tenant, theme: site.theme, texts: language.texts, isLong: facts.isLong)
      let passkeys = pool.methods.contains(.passkey) && site.tenant.isPasskeyHost
      return [
        ("social", .record(social.record)), ("passkey", .flag(passkeys)),
        ("canSignUp", .flag(pool.signUp)),
      ]
    case .code, .resetPassword: return [("code", .record(CodeValues(pool, page, facts).record))]
    case .mfaChoose, .mfaSetup:
      let choices = ChoiceList(
        pool: pool, texts: language.texts, facts: facts, isSetup: page == .mfaSetup)
      return [("choices", .list(choices.records))]
    case .totpSetup:
      let values = AuthenticatorValues(
        secret: facts.hasArrived ? Fixture.secret : "", issuer: name,
        account: Fixture.identifier(pool.identifiers, isLong: facts.isLong))
      return [("totp", .record(values.record))]
    case .callback:
      let reason = facts.serverError.flatMap { language.texts.text("error.\($0)") } ?? ""
      return [("reason", .text(reason))]
    case .locked:
      let shape = PageModel.wait
      return [
        ("wait", .list(facts.wait.map { [Record(shape, [("minutes", .number($0))])] } ?? [])),
        ("canRecover", .flag(pool.canRecover)),
      ]
    case .error: return [("reference", .text(facts.reference ?? ""))]
    case .signedIn: return [("home", .url(site.tenant.clients.first?.home ?? .none))]
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
