import Branding
import Templating

/// The buttons of social and enterprise providers.
struct ProviderButtons {
  let tenant: Tenant
  let service: ServiceAddresses
  let theme: Theme
  let texts: TextCatalog
  let isLong: Bool
  /// The buttons of a live page; nil for those of the tenant.
  let live: [LivePage.Provider]?

  var record: Record {
    let providers = buttons
    let isTop = theme.social.place == .top
    return Record(
      PageModel.social,
      [
        ("top", .flag(isTop && !providers.isEmpty)),
        ("bottom", .flag(!isTop && !providers.isEmpty)),
        ("block", .flag(theme.social.style == .block)),
        ("icon", .flag(theme.social.style == .icon)),
        ("providers", .list(providers)),
      ])
  }

  /// None without the pool's domain: a provider cannot be reached through the API. The page's script
  /// begins the way to a provider itself; without it the one to Cognito's own page is left, which
  /// offers the same.
  private var buttons: [Record] {
    if let live { return live.map { button($0.name, href: $0.href) } }
    guard tenant.pool.domain != nil, let client = tenant.clients.first,
      let callback = client.callbacks.first ?? tenant.url.map({ "\($0)callback.html" })
    else { return [] }
    let address = HostedAddress(service).address("login", client, callback: callback)
    return tenant.signIn.providers.map { button($0.name, href: address) }
  }

  private func button(_ name: String, href: SafeURL) -> Record {
    let brand = Self.brands[name]
    let own = tenant.signIn.providers.first { $0.name == name }?.label
    let title = own?.text(for: texts.locale) ?? brand?.title ?? name
    let label =
      texts.text(
        "provider.button", ["provider": .text(isLong ? title + Fixture.longName : title)])
    return Record(
      PageModel.provider,
      [
        ("href", .url(href)), ("name", .text(name)), ("label", .text(label ?? title)),
        ("google", .flag(brand?.icon == "google")), ("apple", .flag(brand?.icon == "apple")),
        ("facebook", .flag(brand?.icon == "facebook")),
        ("amazon", .flag(brand?.icon == "amazon")), ("generic", .flag(brand == nil)),
      ])
  }

  /// Cognito's names of the social providers.
  private static let brands: [String: (title: String, icon: String)] = [
    "Google": ("Google", "google"), "SignInWithApple": ("Apple", "apple"),
    "Facebook": ("Facebook", "facebook"), "LoginWithAmazon": ("Amazon", "amazon"),
  ]
}
