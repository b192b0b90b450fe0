import Templating

/// Where a page leads: the tenant's own links, the hosted pages, the site's other pages.
struct LinkValues {
  let tenant: Tenant
  let locale: String
  let addresses: PageAddresses

  /// In the order of the page's shape.
  var values: [Value] { [.record(links), .url(hostedSignIn), .record(pages)] }

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
    return HostedAddress(tenant).address("login", client, callback: callback)
  }

  private var pages: Record {
    Record(
      PageModel.to,
      [
        ("login", .url(addresses[.login])), ("signup", .url(addresses[.signup])),
        ("forgotPassword", .url(addresses[.forgotPassword])),
        ("changePassword", .url(addresses[.changePassword])),
        ("mfaChoose", .url(addresses[.mfaChoose])), ("signedIn", .url(addresses[.signedIn])),
        ("signOut", .url(addresses[.signOut])),
      ])
  }
}
