import Syntax

/// Who somebody is at a provider, proved by a token.
struct IdentityLogin {
  /// The key in `Logins`: `cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123`.
  let provider: String
  /// What the provider calls them.
  let subject: String
  /// Of a user pool's ID token.
  var claims: JSONValue?

  /// As an identity remembers it.
  var text: String { "\(provider) \(subject)" }
}

extension Identity {
  /// The providers of its logins, sorted.
  var providers: [String] { logins.compactMap { $0.split(separator: " ").first.map(String.init) } }

  mutating func link(_ login: IdentityLogin, at time: Double) {
    guard !logins.contains(login.text) else { return }
    logins = (logins + [login.text]).sorted()
    modified = time
  }
}

extension IdentityPool {
  var allowsGuests: Bool { settings.flag("AllowUnauthenticatedIdentities") ?? false }
  var developerProvider: String? { settings.text("DeveloperProviderName") }
  /// The id's part before the colon.
  var region: String { String(id.prefix { $0 != ":" }) }
}
