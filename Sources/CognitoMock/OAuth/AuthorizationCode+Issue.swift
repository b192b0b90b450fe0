import Syntax

extension AuthorizationCode {
  /// Seconds; the service lets nobody change it.
  static let lifetime = 300.0

  /// When the person signed in: seconds since 1970.
  var authTime: Double? {
    switch facts["authTime"] {
    case .double(let time): time
    case .int(let time): Double(time)
    default: nil
    }
  }

  var resource: String? { facts.text("resource") }
}

extension Work {
  /// A code for a request and who has signed in to it.
  mutating func issueCode(_ request: AuthorizationRequest, _ user: SignedInUser) -> String {
    var code = AuthorizationCode(
      code: random.uuid(), userPoolId: request.pool.id, clientId: request.client.id,
      username: user.username, redirectURI: request.redirect.uri, scopes: request.scopes,
      expires: time + AuthorizationCode.lifetime)
    code.codeChallenge = request.codeChallenge
    code.nonce = request.nonce
    code.facts.set("authTime", .double(user.authTime))
    if let resource = request.resource { code.facts.set("resource", .string(resource)) }
    state.authorizationCodes.put(code)
    return code.code
  }
}
