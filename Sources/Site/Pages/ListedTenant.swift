package import Templating

/// A tenant as the tenant picker lists it.
package struct ListedTenant: Hashable, Sendable {
  package let name: LocalizedText
  /// The first page of its site.
  package let address: SafeURL
  /// The host that a person will see, to tell tenants of one name apart.
  package let host: String
  /// Those of its people's e-mail addresses.
  package let domains: [String]

  /// Nil for a tenant without an address: there is nowhere to go.
  package init?(_ tenant: Tenant) {
    guard let url = tenant.url, let address = try? SafeURL("\(url)\(tenant.signIn.start.page).html")
    else { return nil }
    self.init(
      name: tenant.name, address: address, host: url.hostName,
      domains: tenant.signIn.providers.flatMap(\.domains))
  }

  init(name: LocalizedText, address: SafeURL, host: String, domains: [String]) {
    self.name = name
    self.address = address
    self.host = host
    self.domains = domains
  }

  func record(in locale: String) -> Record {
    Record(
      PageModel.listedTenant,
      [
        ("name", .text(name.text(for: locale))), ("href", .url(address)), ("host", .text(host)),
        ("domains", .text(domains.map { $0.lowercased() }.joined(separator: " "))),
      ])
  }
}

extension Tenant.SignIn.Start {
  /// The page that a sign-in begins on.
  var page: String { (self == .identifier ? PageID.identifier : .login).rawValue }
}
