import Bindings
import Templating

/// Addresses on the pool's own domain.
///
/// Source: Cognito, "Authorize endpoint" and "Login endpoint".
struct HostedAddress {
  private let domain: String

  init(_ service: ServiceAddresses) { domain = service.domain }

  /// The languages that Cognito's own pages speak: any other would be English, and stay so.
  private static let languages: Set = [
    "de", "en", "es", "fr", "id", "it", "ja", "ko", "pt-BR", "zh-CN", "zh-TW",
  ]

  /// `https://DOMAIN/PATH?client_id=…&response_type=code&scope=openid&redirect_uri=…&lang=de`; none
  /// without a domain.
  ///
  /// - Parameter language: which the page is to speak, where it does.
  func address(
    _ path: String, _ client: AppClient, callback: String, language: String? = nil
  ) -> SafeURL {
    guard !domain.isEmpty else { return .none }
    var query = [
      "client_id=\(PercentCoding.encode(client.clientId))", "response_type=code", "scope=openid",
      "redirect_uri=\(PercentCoding.encode(callback))",
    ]
    if let language, Self.languages.contains(language) { query.append("lang=\(language)") }
    return (try? SafeURL("\(domain)/\(path)?\(query.joined(separator: "&"))")) ?? .none
  }
}
