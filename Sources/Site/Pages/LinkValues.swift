import Templating

/// Where a page leads: the tenant's own links, the hosted pages; the site's other pages.
struct LinkValues {
  let tenant: Tenant
  let service: ServiceAddresses
  let locale: String

  /// In the order of the page's shape.
  var values: [Value] { [.record(links), .url(hostedSignIn)] }

  /// How many of them a live page has its own of: the last ones.
  static let moving = 2

  private var links: Record {
    func link(_ url: LocalizedURL?) -> SafeURL { url?.url(for: locale) ?? .none }
    let (help, privacy, terms) = (
      link(tenant.links.help), link(tenant.links.privacy), link(tenant.links.terms)
    )
    return Record(
      PageModel.links,
      [
        ("any", .flag([help, privacy, terms].contains { $0 != .none })), ("help", .url(help)),
        ("privacy", .url(privacy)), ("terms", .url(terms)),
      ])
  }

  /// Cognito's own page, for browsers in which this one cannot work.
  private var hostedSignIn: SafeURL {
    guard let client = tenant.clients.first, let callback = client.callbacks.first else {
      return .none
    }
    return HostedAddress(service).address(
      "login", client, callback: callback, language: locale)
  }

  /// Pages that other pages lead to: back to the first one, above all.
  static func pages(_ addresses: PageAddresses, of tenant: Tenant) -> Record {
    Record(
      PageModel.to,
      [
        ("login", .url(addresses[tenant.signIn.start.page])), ("signup", .url(addresses[.signup])),
        ("forgotPassword", .url(addresses[.forgotPassword])),
        ("changePassword", .url(addresses[.changePassword])),
        ("chooseMethod", .url(addresses[.chooseMethod])),
        ("mfaChoose", .url(addresses[.mfaChoose])), ("mfaSetup", .url(addresses[.mfaSetup])),
        ("signedIn", .url(addresses[.signedIn])), ("signOut", .url(addresses[.signOut])),
        ("security", .url(addresses[.security])),
        ("profile", .url(tenant.pool.attributes.isEmpty ? .none : addresses[.profile])),
      ])
  }
}

extension LivePage.Links {
  var canRecover: Bool { forgotPassword != .none }

  /// What takes the place of a built page's: no way around script is needed, and pages lie elsewhere.
  var values: [Value] {
    [
      .url(.none),
      .record(
        Record(
          PageModel.to,
          [
            ("login", .url(login)), ("signup", .url(signUp)),
            ("forgotPassword", .url(forgotPassword)), ("changePassword", .url(.none)),
            ("chooseMethod", .url(otherMethod)), ("mfaChoose", .url(otherMethod)),
            ("mfaSetup", .url(otherMethod)), ("signedIn", .url(home)), ("signOut", .url(.none)),
            ("security", .url(.none)), ("profile", .url(.none)),
          ])),
    ]
  }
}

extension LivePage.Hidden {
  var record: Record { Record(PageModel.hidden, inOrder: [.text(name), .text(value)]) }
}
