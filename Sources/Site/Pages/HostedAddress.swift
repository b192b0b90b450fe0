import Templating

/// Addresses on the pool's own domain.
///
/// Source: Cognito, "Authorize endpoint" and "Login endpoint".
struct HostedAddress {
  private let domain: String

  init(_ service: ServiceAddresses) { domain = service.domain }

  /// `https://DOMAIN/PATH?client_id=…&response_type=code&scope=openid&redirect_uri=…`; none without a
  /// domain.
  func address(
    _ path: String, _ client: AppClient, callback: String, provider: String? = nil
  ) -> SafeURL {
    guard !domain.isEmpty else { return .none }
    var query = provider.map { ["identity_provider=\(percentEncoded($0))"] } ?? []
    query += [
      "client_id=\(percentEncoded(client.clientId))", "response_type=code", "scope=openid",
      "redirect_uri=\(percentEncoded(callback))",
    ]
    return (try? SafeURL("\(domain)/\(path)?\(query.joined(separator: "&"))")) ?? .none
  }
}

/// All but letters, digits and `-._~` as percent and two digits.
func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      result.unicodeScalars.append(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return result
}
