package import Branding
package import Diagnostics

/// A pool with what it shows of its own, for the forms that make its folder: whose brand its messages
/// wear, in which languages, and who its tenants are.
package struct PoolSite: Sendable {
  package let pool: Pool
  package let kit: Kit
  package let brand: MessageBrand
  /// The pool's default language, then every other one of its tenants, sorted.
  package let locales: [String]
  /// Whether its tenants' codes are typed in at more than one.
  let hasSeveralHosts: Bool
  private let members: PoolMembers

  /// Reads the pool's tenants, each for itself, and resolves the theme that the pool wears.
  ///
  /// Errors: `theme.*`, and those of tenants that cannot be read.
  package static func make(
    _ pool: Pool, of project: Project, kit: Kit, shelf: ThemeShelf
  ) -> Checked<PoolSite> {
    let members = PoolMembers(pool: pool, project: project, shelf: shelf)
    let survey = members.survey()
    let tenant = survey.first
    let own = pool.hasOwnLooks || tenant == nil
    let theme = shelf.theme(
      named: own ? pool.theme : tenant?.theme ?? pool.theme,
      brand: own ? pool.brand?.json : tenant?.brand?.json,
      at: own ? pool.location : tenant?.themeLocation ?? tenant?.location)
    let findings = survey.findings + theme.findings
    guard let theme = theme.value else { return Checked(nil, findings) }
    return Checked(
      PoolSite(
        pool: pool, kit: kit,
        brand: MessageBrand(pool, theme: theme, first: tenant, hosts: survey.hosts),
        locales: [pool.defaultLocale]
          + survey.locales.subtracting([pool.defaultLocale]).sorted(),
        hasSeveralHosts: survey.hosts.count > 1,
        members: members),
      findings)
  }

  /// Shows each tenant with what its messages are made of, in the project's order; none is kept.
  ///
  /// - Returns: what was found wrong with themes and texts.
  package func forEachMember(_ visit: (PoolMember) -> Void) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    findings += members.forEachTenant { tenant, theme in
      let made = PoolMember.make(tenant, theme, kit)
      findings += made.findings
      if let member = made.value { visit(member) }
    }
    return findings
  }

  /// The pool's own messages in one of its languages.
  package func messages(in locale: String) -> Checked<BrandedMessages> {
    let linked = kit.messages(in: locale, for: brand.theme)
    return Checked(linked.value.map { BrandedMessages(brand, $0) }, linked.findings)
  }

  /// The messages that the pool has a place and a use for.
  package var kinds: [MessageKind] { MessageKind.all.filter { $0.id.isPoolOwn && pool.sends($0) } }
}

/// The tenants of a pool, read when they are asked for.
struct PoolMembers: Sendable {
  let pool: Pool
  let project: Project
  let shelf: ThemeShelf

  /// What a pool needs to know of all of them.
  struct Survey {
    var first: Tenant?
    var hosts: Set<String> = []
    var locales: Set<String> = []
    var findings: [Diagnostic] = []
  }

  func survey() -> Survey {
    var survey = Survey()
    for entry in entries {
      let read = project.tenant(entry)
      survey.findings += read.findings.filter { $0.severity == .error }
      guard let tenant = read.value else { continue }
      if survey.first == nil { survey.first = tenant }
      if let host = tenant.codeHost { survey.hosts.insert(host) }
      survey.locales.formUnion(tenant.locales)
    }
    if let url = pool.url.flatMap(SiteAddress.init) { survey.hosts = [url.host.text] }
    return survey
  }

  func forEachTenant(_ visit: (Tenant, Theme) -> Void) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for entry in entries {
      guard let tenant = project.tenant(entry).value else { continue }
      let theme = shelf.theme(
        named: tenant.theme ?? pool.theme, brand: tenant.brand?.json,
        at: tenant.themeLocation ?? tenant.location)
      findings += theme.findings
      if let theme = theme.value { visit(tenant, theme) }
    }
    return findings
  }

  var entries: some Sequence<TenantEntry> {
    project.tenants.lazy.filter { project.pool(of: $0)?.userPoolId == pool.userPoolId }
  }
}

extension Pool {
  /// Whether the pool, or a function of it, can come to send a message.
  package func sends(_ kind: MessageKind) -> Bool {
    switch (kind.id, kind.medium) {
    case (.verificationLink, _): domain != nil && signUp && usesEmail
    case (.riskNoAction, _), (.riskBlock, _), (.riskMFA, _): tier == .plus
    case (.signInCode, .email):
      tier != .lite && (mfa.methods.contains(.email) || methods.contains(.emailCode))
    case (.signInCode, .sms): mfa.methods.contains(.sms) || methods.contains(.smsCode)
    case (.invitation, .email): usesEmail && methods.contains(.password)
    case (.invitation, .sms): identifiers.contains(.phone) && methods.contains(.password)
    case (.passwordlessInvitation, .email): usesEmail && invitesWithoutPassword
    case (.passwordlessInvitation, .sms): identifiers.contains(.phone) && invitesWithoutPassword
    // An administrator's reset needs a way of recovery too: `AdminResetUserPassword`.
    case (.forgotPassword, .email): recovery.contains(.email)
    case (.forgotPassword, .sms): recovery.contains(.phone)
    case (.signUp, _), (.resend, _): signUp && (kind.medium == .email ? usesEmail : usesPhone)
    case (.verification, .email), (.attribute, .email): usesEmail
    case (.verification, .sms), (.attribute, .sms): usesPhone
    }
  }

  /// A pool of user names still has mail addresses: to invite, to recover.
  private var usesEmail: Bool {
    !identifiers.allSatisfy { $0 == .phone } || recovery.contains(.email)
      || methods.contains(.emailCode) || mfa.methods.contains(.email)
  }

  /// Whether somebody that an administrator makes may have no password: `AdminCreateUser` gives none
  /// where people sign in by a code.
  private var invitesWithoutPassword: Bool {
    methods.contains(.emailCode) || methods.contains(.smsCode) || !methods.contains(.password)
  }

  private var usesPhone: Bool {
    identifiers.contains(.phone) || recovery.contains(.phone) || methods.contains(.smsCode)
      || mfa.methods.contains(.sms)
  }
}
