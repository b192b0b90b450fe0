import Bindings
import Templating

/// Addresses on the pool's own domain.
///
/// Source: Cognito, "Authorize endpoint" and "Login endpoint".
struct HostedAddress {
  private let domain: String

  init(_ service: ServiceAddresses) { domain = service.domain }

  /// `https://DOMAIN/PATH?client_id=…&response_type=code&scope=openid&redirect_uri=…`; none without a
  /// domain.
  func address(_ path: String, _ client: AppClient, callback: String) -> SafeURL {
    guard !domain.isEmpty else { return .none }
    let query = [
      "client_id=\(PercentCoding.encode(client.clientId))", "response_type=code", "scope=openid",
      "redirect_uri=\(PercentCoding.encode(callback))",
    ]
    return (try? SafeURL("\(domain)/\(path)?\(query.joined(separator: "&"))")) ?? .none
  }
}
