package import Branding
package import Diagnostics
import Templating

/// A tenant with its theme and the files that its pages carry: everything that is the same for all of
/// its pages, made once.
package struct TenantSite: Sendable {
  package let tenant: Tenant
  package let theme: Theme
  package let kit: Kit
  /// Style sheet, scripts, images and fonts: `site/assets/<name>.<hash>.<ext>`, sorted by path.
  package let assets: [OutputFile]

  let files: SiteAssets
  let languages: [SiteLocale]
  let service: ServiceAddresses
  private let setting: SiteSetting

  /// Makes a site of a theme that has been resolved.
  ///
  /// Errors: `text.*` in a theme's own texts, `text.locale.unknown` for a language that the kit has not
  /// loaded, `theme.logo.*` for a logo's address.
  package static func make(_ tenant: Tenant, theme: Theme, kit: Kit) -> Checked<TenantSite> {
    var findings = theme.linkFindings
    var wanted: [(dictionary: LocaleDictionary, ownTexts: OwnTexts)] = []
    for locale in tenant.locales {
      guard let dictionary = kit.dictionary(locale) else {
        findings.append(
          Diagnostic(
            .error, "text.locale.unknown", "there are no texts in '\(locale)'",
            at: tenant.location,
            hint: nearestNameHint(for: locale, among: kit.locales)
              ?? "languages: \(kit.locales.joined(separator: ", "))"))
        continue
      }
      let own = OwnTexts.read(theme.texts, for: dictionary.tag, reference: kit.reference)
      findings += own.findings
      wanted.append((dictionary, own.value ?? .none))
    }
    let linked = kit.languages(wanted)
    findings += linked.flatMap(\.findings)
    let languages = linked.compactMap(\.value)
    guard !findings.contains(where: { $0.severity == .error }) else {
      return Checked(nil, findings)
    }
    let files = SiteAssets(theme, kit: kit)
    return Checked(TenantSite(tenant, theme, kit, files, languages, SiteSetting()), findings)
  }

  /// Makes a site of a tenant whose theme is looked up.
  package static func make(
    _ tenant: Tenant, kit: Kit, shelf: ThemeShelf
  ) -> Checked<TenantSite> {
    let theme = shelf.theme(
      named: tenant.theme ?? tenant.pool.theme, brand: tenant.brand?.json,
      at: tenant.themeLocation ?? tenant.location)
    guard let value = theme.value else { return Checked(nil, theme.findings) }
    let site = make(tenant, theme: value, kit: kit)
    return Checked(site.value, theme.findings + site.findings)
  }

  private init(
    _ tenant: Tenant, _ theme: Theme, _ kit: Kit, _ files: SiteAssets,
    _ languages: [LinkedLanguage], _ setting: SiteSetting, steps: [StepsFile?] = []
  ) {
    self.tenant = tenant
    self.theme = theme
    self.kit = kit
    self.files = files
    self.setting = setting
    let service = ServiceAddresses(tenant.pool, standIn: setting.standIn)
    self.service = service
    let policies = [Served.direct, .hosted].map { served -> Value in
      .text(
        ContentSecurityPolicy(
          tenant: tenant, served: served, exception: setting.policy, service: service
        )
        .text(asHeader: false))
    }
    self.languages = zip(tenant.locales, languages).enumerated().map { index, pair in
      SiteLocale(
        pair.0, tenant, theme, kit, files, pair.1, setting, service, policies: policies,
        steps: steps.isEmpty ? nil : steps[index])
    }
    let scripts = setting.listed == nil ? kit.scripts.all : kit.scripts.picking
    assets = (files.outputs(with: scripts) + self.languages.compactMap(\.stepsOutput))
      .sorted { $0.path < $1.path }
  }

  var policyException: PolicyException { setting.policy }

  /// The languages of the site; the first one's pages lie at its root.
  package var locales: [String] { tenant.locales }

  /// Whether it is the tenant picker's.
  var isPicker: Bool { setting.listed != nil }

  /// The pages that are built: those that the tenant's pool and links have a use for.
  package var pages: [PageID] {
    if isPicker { return [.tenantPicker] }
    return tenant.pages
  }

  /// The states of a page that this tenant's pool can bring about; none for a page that it has no use
  /// for. The tenant picker is shown with every tenant, as it would look in its theme.
  package func states(of page: PageID) -> [PageState] {
    guard page == .tenantPicker || pages.contains(page) else { return [] }
    return PageState.all(for: page).filter { isPossible($0) }
  }

  private func isPossible(_ state: PageState) -> Bool {
    let pool = tenant.pool
    if let variant = state.facts.variant, !pool.variants.contains(variant) { return false }
    let choices =
      state.page == .chooseMethod ? pool.firstFactors.count : pool.secondFactors.count
    if let fewer = state.facts.choices, state.page != .tenantPicker, fewer >= choices {
      return false
    }
    if let busy = state.facts.busy, busy >= max(1, choices) { return false }
    guard !state.facts.fieldErrors.isEmpty, let language = languages.first else { return true }
    let fields = PageForms(
      tenant: tenant, texts: language.language.texts, addresses: language.addresses
    )
    .fields(of: state.page, state.facts)
    return state.facts.fieldErrors.contains { !fields.indices(of: $0).isEmpty }
  }

  /// Where a page lies below the tenant's folder: `site/login.html`, `site/de/login.html`.
  package func path(of page: PageID, locale: String) -> String {
    let folder = locale == locales.first ? "" : "\(locale)/"
    return "site/\(folder)\(page.rawValue).html"
  }

  /// The policy as the page's `meta` has it, or as a header, which can say who may frame it.
  package func contentSecurityPolicy(_ served: Served, asHeader: Bool = false) -> String {
    ContentSecurityPolicy(
      tenant: tenant, served: served, exception: setting.policy, service: service
    )
    .text(asHeader: asHeader)
  }
}

/// How a site differs from the one that is uploaded.
struct SiteSetting: Sendable {
  var policy = PolicyException()
  /// Whether the site is a gallery's: its pages are looked at, so that their scripts know no service, and
  /// `not-found.html` has relative addresses like every other page.
  var isRelative = false
  /// The path under which the site is served, if it is not that of the tenant's address.
  var root: String?
  /// The tenants among which a person chooses: then the site is the picker's.
  var listed: [ListedTenant]?
  /// What answers in Cognito's place.
  var standIn: StandIn?
}

extension TenantSite {
  /// The same site in another mode, with a style sheet of its own, for the gallery.
  package func with(mode: Theme.Mode) -> TenantSite {
    guard mode != theme.mode else { return self }
    var theme = theme
    theme.mode = mode
    return copy(theme, files.restyled(theme, kit: kit), setting)
  }

  /// The same site with another policy, for the preview.
  package func with(policy: PolicyException) -> TenantSite {
    var setting = setting
    setting.policy = policy
    return copy(theme, files, setting)
  }

  /// The same site with `not-found.html` rooted at a path; as a gallery shows it, without one (nil).
  package func with(root: String?) -> TenantSite {
    var setting = setting
    setting.root = root
    setting.isRelative = root == nil
    return copy(theme, files, setting)
  }

  /// The site of the tenant picker.
  func with(listed: [ListedTenant]) -> TenantSite {
    var setting = setting
    setting.listed = listed
    return copy(theme, files, setting)
  }

  /// The same site with something else in Cognito's place.
  package func with(standIn: StandIn) -> TenantSite {
    var setting = setting
    setting.standIn = standIn
    return copy(theme, files, setting)
  }

  private func copy(
    _ theme: Theme, _ files: SiteAssets, _ setting: SiteSetting
  ) -> TenantSite {
    TenantSite(
      tenant, theme, kit, files, languages.map(\.language), setting, steps: languages.map(\.steps))
  }
}

extension Tenant {
  /// The pages that its pool and links have a use for.
  var pages: [PageID] {
    return PageID.allCases.filter { page in
      switch page {
      case .signup: pool.signUp
      case .forgotPassword, .resetPassword: pool.canRecover
      case .password: pool.methods.contains(.password)
      case .chooseMethod: pool.methods.count > 1
      case .passkeyLogin, .passkeyAdd: pool.methods.contains(.passkey)
      case .messageSent, .linkLanding, .verified: pool.variants.contains { $0.medium != .app }
      case .contactSetup: pool.mfa.methods.contains { $0 != .totp }
      case .mfaChoose: pool.mfa.methods.count > 1
      case .mfaSetup: !pool.mfa.methods.isEmpty
      case .totpSetup: pool.mfa.methods.contains(.totp)
      case .profile: !pool.attributes.isEmpty
      case .terms: links.terms != nil
      // It belongs to no tenant: see `PickerBuild`.
      case .tenantPicker: false
      default: true
      }
    }
  }
}

extension Theme {
  /// A logo may lead only to where a page may lead.
  var linkFindings: [Diagnostic] {
    guard let href = logo?.href else { return [] }
    guard let texts = LocalizedText(href) else {
      return [href.wrongKind("an address", for: "logo.href")]
    }
    for text in texts.values.values.sorted() {
      guard let url = try? SafeURL(text) else {
        return [
          Diagnostic(
            .error, "theme.logo.href", "a page must not lead to '\(text)'", at: href.location,
            hint: "https, mailto, tel and addresses within the site are allowed")
        ]
      }
      if url.isFragment {
        return [
          Diagnostic(
            .error, "theme.logo.href", "'\(text)' is a fragment alone, which leads nowhere",
            at: href.location, hint: "write the address of a page in front of '#'")
        ]
      }
    }
    return []
  }
}

extension String {
  /// The path of a site's address, with a slash at both ends.
  var urlPath: String {
    // Two slashes stand before the host, one behind it and one at the end.
    let parts = utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 ? "/\(String(decoding: parts[3], as: UTF8.self))" : "/"
  }
}
