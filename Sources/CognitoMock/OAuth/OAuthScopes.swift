/// What a client may ask for.
///
/// Source: Cognito, "Scopes, M2M, and resource servers".
enum OAuthScopes {
  /// Words that the service knows by itself. The API's own scope is one of them.
  static let system: Set<String> = [
    "openid", "email", "phone", "profile", "aws.cognito.signin.user.admin",
  ]

  /// The scopes that were asked for, all that the client has where none were, or nil where one of them
  /// is not the client's.
  static func granted(_ asked: [String], to client: UserPoolClient) -> [String]? {
    let allowed = client.allowedOAuthScopes
    if asked.isEmpty { return allowed }
    var granted: [String] = []
    for scope in asked {
      guard allowed.contains(scope) else { return nil }
      if !granted.contains(scope) { granted.append(scope) }
    }
    return granted
  }

  /// The same for a client that signs in for itself: only scopes of resource servers.
  static func grantedToClient(_ asked: [String], _ client: UserPoolClient) -> [String]? {
    let allowed = client.allowedOAuthScopes.filter { !system.contains($0) }
    if asked.isEmpty { return allowed }
    return asked.allSatisfy(allowed.contains) ? asked : nil
  }
}
