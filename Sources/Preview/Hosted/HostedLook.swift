import Bindings
import CognitoMock
import Site
import Templating

/// A tenant's hosted pages in one language, for one visit: views made into pages.
struct HostedLook {
  let site: TenantSite
  let locale: String
  let client: UserPoolClient?
  /// The providers that the client signs in with, as the pool calls them.
  let providers: [String]
  let policy: HostedPolicy
  let apart: Apart?
  /// What stands in the pages' links: the visit's own query, or the holes of a page that is kept.
  let queries: Queries
  let token: String

  /// A page that belongs to no good request of an app: a mailed link's, or one that refuses a request.
  struct Apart {
    /// The page's own address, without its query.
    let path: String
    /// Where a sign-in begins that no app has asked for.
    let signIn: String
  }

  struct Queries {
    let own: String
    let withoutLanguage: String
    let withoutProvider: String

    init(_ query: HostedQuery) {
      own = query.text
      withoutLanguage = query.without(["lang"]).text
      withoutProvider = query.without(["identity_provider", "idp_identifier"]).text
    }

    /// The holes of a page that is kept.
    init() {
      own = HoledPage.Hole.query.rawValue
      withoutLanguage = HoledPage.Hole.languageQuery.rawValue
      withoutProvider = HoledPage.Hole.providerQuery.rawValue
    }
  }

  func render(_ view: HostedView) -> [UInt8] {
    site.renderLive(Self.page(of: view.screen), locale: locale, live(view))
  }

  private func live(_ view: HostedView) -> LivePage {
    var facts = StateFacts()
    facts.variant = Self.variant(of: view.screen)
    facts.fieldErrors = view.missing.map {
      StateFacts.FieldError(field: $0, kind: .required)
    }
    facts.notice = view.notice.map(Self.notice)
    let words = view.error.map { HostedTexts.tell($0, view, in: &facts) } ?? ""
    var page = LivePage(action: to(view.page.rawValue), links: links(view), facts: facts)
    page.hidden = [LivePage.Hidden("_csrf", token), LivePage.Hidden("cognitoAsfData", "")]
    page.values = values(view)
    page.identifier = view.username
    page.destination = view.destination
    page.totpSecret = view.totpSecret
    page.issuer = site.tenant.name.text(for: locale)
    page.account = view.username
    page.choices = view.choices.compactMap(Self.choice)
    page.attributes = attributes(view)
    page.serverMessage = view.screen == .error ? view.detail : words
    page.providers = view.screen == .login || view.screen == .identifier ? buttons : []
    page.languages = languages(view)
    page.passkeyOptions = view.passkeyOptions
    page.policy = policy
    return page
  }

  /// What was typed, by the ids that the page's fields have.
  private func values(_ view: HostedView) -> [String: String] {
    var values: [String: String] = ["username": view.username]
    for (name, value) in view.values {
      guard name.hasPrefix("requiredAttributes["), name.hasSuffix("]") else {
        values[name] = value
        continue
      }
      let attribute = name.dropFirst("requiredAttributes[".count).dropLast()
      let id =
        attribute == "phone_number"
        ? "phone"
        : String(attribute.map { $0 == ":" ? "-" : $0 })
      values[id] = value
    }
    return values
  }

  /// A pool of the project asks for what the project says; any other for what it must know.
  private func attributes(_ view: HostedView) -> [String]? {
    view.screen == .signUp && client?.tenant != nil ? nil : view.attributes
  }
}

extension HostedLook {
  private func to(_ path: String) -> SafeURL { Self.address("\(path)?\(queries.own)") }

  private static func address(_ text: String) -> SafeURL { (try? SafeURL(text)) ?? .none }

  private func links(_ view: HostedView) -> LivePage.Links {
    let login = HostedPage.login.rawValue
    var links = LivePage.Links(login: to(login))
    if client == nil { links.login = Self.address("/_lintel/") }
    if let apart { links.login = Self.address(apart.signIn) }
    if view.canSignUp { links.signUp = to(HostedPage.signUp.rawValue) }
    if view.canRecover { links.forgotPassword = to(HostedPage.forgotPassword.rawValue) }
    if view.hasOtherMethod {
      let list: HostedPage =
        view.page == .mfaSetupApp || view.page == .mfaSetupContact ? .mfaSetup : .loginSelect
      links.otherMethod = to(list.rawValue)
    }
    links.change =
      view.page == .confirmForgotPassword
      ? to(HostedPage.forgotPassword.rawValue) : to(login)
    return links
  }

  private var buttons: [LivePage.Provider] {
    providers.map { name in
      LivePage.Provider(
        name,
        href: Self.address(
          "/oauth2/authorize?\(queries.withoutProvider)"
            + "&identity_provider=\(PercentCoding.encode(name))"))
    }
  }

  /// The same page in the site's other languages; a step is shown again where it was left.
  private func languages(_ view: HostedView) -> [String: SafeURL] {
    var addresses: [String: SafeURL] = [:]
    let path = apart?.path ?? view.page.rawValue
    for tag in site.locales {
      addresses[tag] = Self.address("\(path)?\(queries.withoutLanguage)&lang=\(tag)")
    }
    return addresses
  }
}
