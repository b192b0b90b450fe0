import Templating

/// A tenant as the tenant picker lists it.
struct ListedTenant: Sendable {
  let name: LocalizedText
  /// Where its site is served, with a slash at its end.
  let url: String
  /// The host of its own address, wherever `url` leads.
  let host: String
  /// Those of its site; the first one's pages lie at the site's root.
  let locales: [String]
  let start: PageID
  /// Those of its people's e-mail addresses.
  let domains: [String]

  /// Nil for a tenant without an address: there is nowhere to go.
  ///
  /// - Parameter address: where its site is instead, for now.
  init?(_ tenant: Tenant, at address: String? = nil) {
    guard let url = tenant.url else { return nil }
    self.init(
      name: tenant.name, url: address ?? url, host: url.hostName, locales: tenant.locales,
      start: tenant.signIn.start.page,
      domains: tenant.signIn.providers.flatMap(\.domains))
  }

  init(
    name: LocalizedText, url: String, host: String? = nil, locales: [String] = [],
    start: PageID = .login, domains: [String] = []
  ) {
    self.name = name
    self.url = url
    self.host = host ?? url.hostName
    self.locales = locales
    self.start = start
    self.domains = domains
  }

  /// The host tells tenants of one name apart.
  func record(in locale: String) -> Record {
    Record(
      PageModel.listedTenant,
      [
        ("name", .text(name.text(for: locale))), ("href", .url(address(in: locale))),
        ("host", .text(host)),
        ("domains", .text(domains.map { $0.lowercased() }.joined(separator: " "))),
      ])
  }

  /// Its first page, in the same language where it speaks it.
  private func address(in locale: String) -> SafeURL {
    let folder = locales.dropFirst().contains(locale) ? "\(locale)/" : ""
    return (try? SafeURL("\(url)\(folder)\(start.rawValue).html")) ?? .none
  }
}
