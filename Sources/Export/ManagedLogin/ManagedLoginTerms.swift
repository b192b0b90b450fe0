import Site
import Syntax

/// The two documents that managed login links to when somebody signs up: it shows them only together.
///
/// Source: API reference, CreateTerms.
struct ManagedLoginTerms {
  /// Which document, by the name that the service gives it.
  enum Name: String, CaseIterable {
    case termsOfUse = "terms-of-use"
    case privacyPolicy = "privacy-policy"
  }

  let name: Name
  /// By the service's names of languages; the first is the one for every other language.
  let links: [(String, String)]

  /// Both of them; none where the tenant has not both, or one that is no address of the web.
  static func documents(of tenant: Tenant) -> [ManagedLoginTerms] {
    guard let terms = tenant.links.terms, let privacy = tenant.links.privacy else { return [] }
    let documents = [
      ManagedLoginTerms(.termsOfUse, terms, tenant.locales),
      ManagedLoginTerms(.privacyPolicy, privacy, tenant.locales),
    ]
    let links = documents.flatMap { $0.links }
    return links.allSatisfy({ isAddress($0.1) }) ? documents : []
  }

  private init(_ name: Name, _ url: LocalizedURL, _ locales: [String]) {
    self.name = name
    let general = url.url(for: locales.first ?? "en").text
    var links = [("cognito:default", general)]
    for locale in locales {
      guard let language = ManagedLoginLanguage(locale: locale) else { continue }
      let own = url.url(for: locale).text
      if own != general, !links.contains(where: { $0.0 == language.termsKey }) {
        links.append((language.termsKey, own))
      }
    }
    self.links = links
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= 1024
  }

  var linksJSON: JSONTree { .object(links.map { ($0.0, .string($0.1)) }) }

  /// The body of `CreateTerms`.
  func creation(pool: String, client: String) -> JSONTree {
    [
      "UserPoolId": .string(pool), "ClientId": .string(client), "TermsName": .string(name.rawValue),
      "TermsSource": "LINK", "Enforcement": "NONE", "Links": linksJSON,
    ]
  }

  /// The body of `UpdateTerms`, but for the document's id, which the service has given it.
  func update(pool: String) -> JSONTree {
    [
      "UserPoolId": .string(pool), "TermsName": .string(name.rawValue), "TermsSource": "LINK",
      "Enforcement": "NONE", "Links": linksJSON,
    ]
  }
}
