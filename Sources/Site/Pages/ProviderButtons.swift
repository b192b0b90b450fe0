import Branding
import Templating

/// The buttons of social and enterprise providers.
struct ProviderButtons {
  let tenant: Tenant
  let theme: Theme
  let texts: TextCatalog
  let isLong: Bool

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

  /// None without the pool's domain: a provider cannot be reached through the API.
  private var buttons: [Record] {
    guard tenant.pool.domain != nil, let client = tenant.clients.first,
      let callback = tenant.url.map({ "\($0)callback.html" }) ?? client.callbacks.first
    else { return [] }
    return tenant.signIn.providers.map { provider in
      let brand = Self.brands[provider.name]
      let title =
        provider.label?.text(for: texts.locale) ?? brand?.title ?? provider.name
      let label =
        texts.text(
          "provider.button", ["provider": .text(isLong ? title + Fixture.longName : title)])
      return Record(
        PageModel.provider,
        [
          (
            "href",
            .url(
              HostedAddress(tenant).address(
                "oauth2/authorize", client, callback: callback, provider: provider.name))
          ),
          ("name", .text(provider.name)), ("label", .text(label ?? title)),
          ("google", .flag(brand?.icon == "google")), ("apple", .flag(brand?.icon == "apple")),
          ("facebook", .flag(brand?.icon == "facebook")),
          ("amazon", .flag(brand?.icon == "amazon")), ("generic", .flag(brand == nil)),
        ])
    }
  }

  /// Cognito's names of the social providers.
  private static let brands: [String: (title: String, icon: String)] = [
    "Google": ("Google", "google"), "SignInWithApple": ("Apple", "apple"),
    "Facebook": ("Facebook", "facebook"), "LoginWithAmazon": ("Amazon", "amazon"),
  ]
}
