import Syntax

extension Work {
  /// The tokens of a sign-in or an authorization code, the pre-token trigger asked.
  package mutating func tokens(for grant: TokenGrant) throws(Interruption) -> TokenSet {
    let pool = try pool(grant.userPoolId)
    let client = try client(grant.clientId, of: pool)
    guard let user = state.users[User.key(pool.id, grant.username)] else {
      throw .refused(.userNotFound)
    }
    let mark = SignInMark.make(user, secret: state.settings.secret, random: &random)
    var set = try tokens(for: grant, user: user, pool: pool, client: client, mark: mark)
    if grant.refreshes {
      set.refreshToken = seal(
        grant, user: user, mark: mark, expires: time + Double(client.refreshTokenLifetime))
    }
    return set
  }

  /// - Parameter mark: `origin_jti`, the same for all tokens of a sign-in.
  mutating func tokens(
    for grant: TokenGrant, user: User, pool: UserPool, client: UserPoolClient, mark: String
  ) throws(Interruption) -> TokenSet {
    var groups = GroupClaims(of: user, in: state)
    let trigger = PreTokenTrigger(pool)
    var details: JSONValue?
    if pool.function(of: .preTokenGeneration) != nil {
      details = try consultBeforeTokens(trigger, grant, user: user, pool: pool, groups: groups)
      if let overrides = try details?.outputObject("groupOverrideDetails") {
        try groups.override(with: overrides)
      }
    }
    let shown = client.revokesTokens || client.rotatesRefreshTokens
    let event = SignInMark.make(user, secret: state.settings.secret, random: &random)
    let claims = TokenClaims(
      user: user, client: client, grant: grant, issuer: state.settings.issuer(of: pool),
      groups: groups, mark: shown ? mark : nil, event: event, time: time)
    var accessToken = claims.accessToken(jti: random.uuid())
    var idToken: JSONTree?
    if !grant.isOfDomain || grant.scopes.contains("openid") {
      idToken = claims.idToken(jti: random.uuid())
    }
    if let details {
      accessToken = try trigger.apply(
        trigger.accessPart(of: details), to: accessToken, use: .access)
      if let claims = idToken {
        idToken = try trigger.apply(trigger.idPart(of: details), to: claims, use: .id)
      }
    }
    return TokenSet(
      idToken: idToken, accessToken: accessToken, refreshToken: nil,
      expiresIn: client.accessTokenLifetime, bindsAccessToken: grant.isOfDomain,
      newDevice: grant.newDevice)
  }

  /// The access token of a program that signs in by its secret alone.
  package mutating func clientCredentialsTokens(
    client: UserPoolClient, scopes: [String], clientMetadata: [(String, String)] = []
  ) throws(Interruption) -> TokenSet {
    let pool = try pool(client.userPoolId)
    let lifetime = Double(client.accessTokenLifetime)
    var list = ClaimList()
    list.put("sub", client.id)
    list.put("token_use", TokenUse.access.rawValue)
    list.put("scope", scopes.joined(separator: " "))
    list.put("auth_time", time)
    list.put("iss", state.settings.issuer(of: pool))
    list.put("exp", time.rounded(.down) + lifetime)
    list.put("iat", time)
    list.put("version", 2)
    list.put("jti", random.uuid())
    list.put("client_id", client.id)
    var claims = JSONTree.object(list.members)
    let trigger = PreTokenTrigger(pool)
    // Only functions of version 3 are asked for programs.
    if trigger.version == 3, pool.function(of: .preTokenGeneration) != nil {
      var event = TriggerEvent(
        .preTokenGeneration, source: TokenGrant.Source.clientCredentials.rawValue, pool: pool,
        clientId: client.id, username: "ClientCredentials",
        request: [
          ("userAttributes", .object([])), ("groupConfiguration", .null),
          ("scopes", .array(scopes.map { .string($0) })),
          ("clientMetadata", JSONTree(clientMetadata)),
        ], response: trigger.emptyResponse)
      event.version = "3"
      if let response = try consult(event), let details = try trigger.details(of: response) {
        claims = try trigger.apply(trigger.accessPart(of: details), to: claims, use: .access)
      }
    }
    return TokenSet(
      idToken: nil, accessToken: claims, refreshToken: nil,
      expiresIn: client.accessTokenLifetime, bindsAccessToken: false)
  }

  private mutating func consultBeforeTokens(
    _ trigger: PreTokenTrigger, _ grant: TokenGrant, user: User, pool: UserPool,
    groups: GroupClaims
  ) throws(Interruption) -> JSONValue? {
    var request: [(String, JSONTree)] = [
      ("userAttributes", user.eventAttributes), ("groupConfiguration", groups.configuration),
    ]
    if trigger.version > 1 {
      request.append(("scopes", .array(grant.tokenScopes.map { .string($0) })))
    }
    if !grant.clientMetadata.isEmpty {
      request.append(("clientMetadata", JSONTree(grant.clientMetadata)))
    }
    var event = TriggerEvent(
      .preTokenGeneration, source: grant.source.rawValue, pool: pool, clientId: grant.clientId,
      username: user.username, request: request, response: trigger.emptyResponse)
    event.version = String(trigger.version)
    guard let response = try consult(event) else { return nil }
    return try trigger.details(of: response)
  }
}
