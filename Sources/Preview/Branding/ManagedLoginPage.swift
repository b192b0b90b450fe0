import Branding
import Templating

/// A page of managed login: markup of Lintel's own, laid out as the settings say; their colours and radii
/// come as custom properties.
struct ManagedLoginPage {
  let page: LookPage
  let branding: ClientBranding
  let look: ManagedLoginLook
  /// What the person's browser prefers.
  let mode: Theme.Mode

  var address: LookAddress {
    LookAddress(tenant: branding.site.tenant.id, client: branding.name, look: .managedLogin(mode))
  }

  /// The style sheet with the settings' properties.
  var style: String {
    ManagedLoginStyle(look: look, preference: mode.preference, address: address.asset).text
  }

  var values: [(String, Value)] {
    let pool = branding.site.tenant.pool
    let form = LookForm.make(page, pool, isChoice: pool.methods != [.password])
    let methods = look.methods
    let isWayIn = form.hasProviders && page != .signUp
    let ways = isWayIn && methods.contains("FEDERATED") ? providers : []
    let isAbove = methods.first == "FEDERATED"
    // Only the way in can be shut; whoever has come further has come by it.
    let hasFields = methods.contains("USERNAME_PASSWORD") || page != .signIn
    return form.values(page, at: address) + [
      ("layout", .text(layout)), ("favicon", .address(favicon)),
      ("hasHeader", .flag(look.isStanding(.header))),
      ("hasFooter", .flag(look.isStanding(.footer))),
      ("headerLogo", .list(logo(.header))), ("footerLogo", .list(logo(.footer))),
      ("outerLogo", .list(isOutside ? logo(.form) : [])),
      ("innerLogo", .list(isOutside ? [] : logo(.form))), ("graphic", .list(graphic)),
      ("hasFields", .flag(hasFields)),
      ("above", .list(isAbove ? ways : [])),
      ("isMixedAbove", .flag(isAbove && hasFields && !ways.isEmpty)),
      ("below", .list(isAbove ? [] : ways)),
      ("isMixedBelow", .flag(!isAbove && hasFields && !ways.isEmpty)),
    ]
  }
}

extension ManagedLoginPage {
  private var isOutside: Bool {
    look.document.word("components.form.logo.formInclusion", among: ["in", "out"]) == "out"
  }

  /// Where the form stands, as classes.
  private var layout: String {
    let places = ["center", "start", "end"]
    let horizontal = look.document.word("categories.form.location.horizontal", among: places)
    let vertical = look.document.word("categories.form.location.vertical", among: places)
    return "page--across-\(horizontal) page--down-\(vertical)"
  }

  /// The icon of the tab; of an SVG and an ICO the first, as browsers have it.
  private var favicon: String {
    let kinds = look.document.items("components.favicon.enabledTypes")
    let found = ["SVG", "ICO"].lazy.filter { kinds.contains(.string($0)) }.compactMap { kind in
      look.assets.index(of: "FAVICON_\(kind)", in: mode.preference ?? .light)
    }.first
    return found.map(address.asset) ?? ""
  }

  private func logo(_ logo: ManagedLoginLook.Logo) -> [Record] {
    guard look.isOn(logo), look.isStanding(logo) else { return [] }
    return [
      image(
        light: look.assets.index(of: logo.category, in: .light),
        dark: look.assets.index(of: logo.category, in: .dark), location: look.location(of: logo),
        alt: "Logo")
    ]
  }

  /// The picture of what a page is about, where one was uploaded.
  private var graphic: [Record] {
    guard look.document.flag("categories.form.displayGraphics") else { return [] }
    let pool = branding.site.tenant.pool
    let category: String
    switch (page, pool.mfa.methods.first) {
    case (.confirm, _): category = pool.identifiers.first == .phone ? "SMS" : "EMAIL"
    case (.resetPassword, _): category = "PASSWORD"
    case (.mfa, .totp): category = "AUTH_APP"
    case (.mfa, .sms): category = "SMS"
    case (.mfa, _): category = "EMAIL"
    default: return []
    }
    let places = ManagedLoginDocument.Mode.allCases.map {
      look.assets.index(of: "\(category)_GRAPHIC", in: $0)
    }
    guard places.contains(where: { $0 != nil }) else { return [] }
    return [image(light: places[0], dark: places[1], location: "center", alt: "")]
  }

  private var providers: [Record] {
    let hasIcons = look.document.flag("componentClasses.idpButtons.icons.enabled")
    return branding.providers(on: page).map { provider in
      let places = ManagedLoginDocument.Mode.allCases.map {
        look.assets.index(of: "IDP_BUTTON_ICON", in: $0, for: provider.name)
      }
      guard hasIcons else { return provider.record(hasMark: false) }
      guard places.contains(where: { $0 != nil }) else { return provider.record() }
      return provider.record(icon: [
        image(light: places[0], dark: places[1], location: "start", alt: "")
      ])
    }
  }

  /// - Parameter alt: empty beside a text that says the same.
  private func image(light: Int?, dark: Int?, location: String, alt: String) -> Record {
    Record(
      PreviewModels.lookLogo,
      [
        ("light", .address(light.map(address.asset) ?? "")),
        ("dark", .address(dark.map(address.asset) ?? "")), ("isStockInLight", .flag(light == nil)),
        ("isStockInDark", .flag(dark == nil)), ("location", .text(location)), ("alt", .text(alt)),
      ])
  }
}

extension Theme.Mode {
  /// What a browser in this mode prefers; nil for one that is asked itself.
  var preference: ManagedLoginDocument.Mode? {
    switch self {
    case .auto: nil
    case .light: .light
    case .dark: .dark
    }
  }
}
