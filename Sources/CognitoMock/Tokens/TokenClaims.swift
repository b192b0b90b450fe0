import Syntax

/// The claims of a user's tokens, in the order of the service's own.
struct TokenClaims {
  let user: User
  let client: UserPoolClient
  let grant: TokenGrant
  let issuer: String
  let groups: GroupClaims
  /// `origin_jti`; nil where the client neither revokes nor rotates.
  let mark: String?
  let event: String
  /// Seconds since 1970.
  let time: Double

  func idToken(jti: String) -> JSONTree {
    let attributes = user.attributes(for: client, scopes: grant.scopes)
    func claims(_ isWanted: (String) -> Bool) -> [(String, JSONTree)] {
      attributes.filter { isWanted($0.name) }.map { ($0.name, $0.claim) }
    }
    var list = ClaimList()
    list.put("sub", user.sub)
    list.put("cognito:groups", groups.groups)
    list.members += claims { $0 == "email_verified" }
    list.put("cognito:preferred_role", groups.preferredRole)
    list.put("iss", issuer)
    list.members += claims { $0 == "phone_number_verified" }
    list.put("cognito:username", user.username)
    list.members += claims { !Self.placed.contains($0) }
    list.put("nonce", grant.nonce)
    if let mark {
      list.put("origin_jti", mark)
    }
    list.put("cognito:roles", groups.roles)
    list.put("aud", client.id)
    if !user.identities.isEmpty {
      list.members.append(("identities", .array(user.identities.map(\.claim))))
    }
    list.put("event_id", event)
    list.put("token_use", TokenUse.id.rawValue)
    list.put("auth_time", grant.authTime)
    list.members += claims { $0 == "phone_number" }
    list.put("exp", time.rounded(.down) + Double(client.idTokenLifetime))
    list.put("iat", time)
    if mark != nil { list.put("jti", jti) }
    list.members += claims { $0 == "email" }
    return .object(list.members)
  }

  func accessToken(jti: String) -> JSONTree {
    var list = ClaimList()
    list.put("sub", user.sub)
    list.put("device_key", grant.deviceKey)
    list.put("cognito:groups", groups.groups)
    list.put("iss", issuer)
    if grant.isOfDomain { list.put("version", 2) }
    list.put("client_id", client.id)
    list.put("aud", grant.resource)
    list.put("origin_jti", mark)
    list.put("event_id", event)
    list.put("token_use", TokenUse.access.rawValue)
    list.put("scope", grant.tokenScopes.joined(separator: " "))
    list.put("auth_time", grant.authTime)
    list.put("exp", time.rounded(.down) + Double(client.accessTokenLifetime))
    list.put("iat", time)
    list.put("jti", jti)
    list.put("username", user.username)
    return .object(list.members)
  }

  /// Attributes that have a place of their own among the claims.
  private static let placed: Set = [
    "email", "email_verified", "phone_number", "phone_number_verified",
  ]
}

extension TokenGrant {
  /// What stands in `scope`.
  var tokenScopes: [String] { scopes.isEmpty ? ["aws.cognito.signin.user.admin"] : scopes }
}

/// Claims being written: what is not there is left out.
struct ClaimList {
  var members: [(String, JSONTree)] = []

  mutating func put(_ name: String, _ text: String?) {
    if let text { members.append((name, .string(text))) }
  }

  mutating func put(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { members.append((name, .array(texts.map { .string($0) }))) }
  }

  /// - Parameter seconds: cut to whole ones.
  mutating func put(_ name: String, _ seconds: Double) {
    members.append((name, .int(Int(seconds.rounded(.down)))))
  }
}
