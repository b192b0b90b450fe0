/// What tokens are to be made for.
package struct TokenGrant: Sendable {
  /// What asked for them, as the pre-token trigger is told.
  package enum Source: String, Hashable, Sendable {
    case hostedAuth = "TokenGeneration_HostedAuth"
    case authentication = "TokenGeneration_Authentication"
    case newPasswordChallenge = "TokenGeneration_NewPasswordChallenge"
    case authenticateDevice = "TokenGeneration_AuthenticateDevice"
    case refreshTokens = "TokenGeneration_RefreshTokens"
    case clientCredentials = "TokenGeneration_ClientCredentials"
  }

  package let userPoolId: String
  package let clientId: String
  /// Canonical.
  package let username: String
  /// Of the interactive sign-in: seconds since 1970.
  package let authTime: Double
  package var source: Source
  /// Granted at the domain's endpoints; none for the API, whose tokens have the scope
  /// `aws.cognito.signin.user.admin` and all attributes.
  package var scopes: [String] = []
  package var nonce: String?
  /// RFC 8707: the access token's `aud`.
  package var resource: String?
  package var deviceKey: String?
  package var newDevice: TokenSet.NewDevice?
  package var clientMetadata: [(String, String)] = []
  /// The implicit grant gives no refresh token.
  package var refreshes = true

  package init(
    userPoolId: String, clientId: String, username: String, authTime: Double, source: Source
  ) {
    self.userPoolId = userPoolId
    self.clientId = clientId
    self.username = username
    self.authTime = authTime
    self.source = source
  }

  /// The API's own tokens of a sign-in.
  package init(_ signedIn: SignedIn) {
    self.init(
      userPoolId: signedIn.userPoolId, clientId: signedIn.clientId, username: signedIn.username,
      authTime: signedIn.authTime, source: signedIn.source)
    deviceKey = signedIn.deviceKey
    newDevice = signedIn.newDevice
    clientMetadata = signedIn.clientMetadata
  }

  /// Whether the domain's endpoints give the tokens: they carry `version`, and `at_hash`.
  var isOfDomain: Bool { !scopes.isEmpty }
}
