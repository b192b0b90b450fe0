import Bindings

/// A request to sign somebody in that has been found good.
package struct AuthorizationRequest: Sendable {
  /// How the answer comes back.
  package enum ResponseType: String, Hashable, Sendable { case code, token }

  package let pool: UserPool
  package let client: UserPoolClient
  package let responseType: ResponseType
  package let redirect: RedirectAddress
  package let scopes: [String]
  package let parameters: OAuthParameters
  /// The query as it was sent: it is kept through the whole sign-in.
  package let query: String

  /// Made for a sign-in with a provider that asks for none.
  var generatedNonce: String?

  package var nonce: String? { parameters["nonce"] ?? generatedNonce }
  package var codeChallenge: String? { parameters["code_challenge"] }
  /// RFC 8707: what goes into the access token's `aud`.
  package var resource: String? { parameters["resource"] }
  package var loginHint: String? { parameters["login_hint"] }
  package var language: String? { parameters["lang"] }

  /// Managed login's; classic pages pass it over.
  package func asksFor(_ prompt: String, in state: CognitoState) -> Bool {
    parameters.words("prompt").contains(prompt)
      && state.managedLoginVersion(of: pool) != 1
  }
}

extension CognitoState {
  /// Of the pool's domain; 2 where it has none, since the pages shown are no classic ones.
  package func managedLoginVersion(of pool: UserPool) -> Int {
    domains.first(with: pool.id)?.managedLoginVersion ?? 2
  }
}

/// Why nobody can be signed in, and what a browser sees of it.
package enum AuthorizationFault: Error, Hashable, Sendable {
  /// There is nowhere to send anybody: a page with the service's own words, status 400.
  case page(String)
  /// The same with an address of its own.
  case errorAddress(String, clientId: String)
  /// The app is told.
  case redirect(String)

  /// `/error?error=redirect_mismatch&client_id=…`, or the app's address; nil for a page.
  package var location: String? {
    switch self {
    case .page: nil
    case .errorAddress(let code, let clientId):
      "/error?error=\(code)&client_id=\(PercentCoding.encode(clientId, isForm: true))"
    case .redirect(let address): address
    }
  }
}

extension AuthorizationFault {
  static let noClient = page("Missing required parameter client_id in request URL")
  static let noRedirect = page("Required String parameter 'redirect_uri' is not present")
}
