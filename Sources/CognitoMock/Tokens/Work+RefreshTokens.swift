import Bindings

extension Work {
  /// New tokens for a refresh token; with rotation a new refresh token too.
  ///
  /// - Parameter deviceKey: needed where the pool remembers devices and the sign-in had one.
  package mutating func refreshedTokens(
    _ refreshToken: String, client: UserPoolClient, deviceKey: String? = nil,
    clientMetadata: [(String, String)] = []
  ) throws(Interruption) -> TokenSet {
    let (ticket, user, pool) = try open(refreshToken, client: client)
    if pool.remembersDevices, let known = ticket.deviceKey, known != deviceKey {
      throw .refused(.notAuthorized("Invalid Refresh Token"))
    }
    var grant = TokenGrant(
      userPoolId: pool.id, clientId: client.id, username: user.username,
      authTime: ticket.authTime, source: .refreshTokens)
    grant.scopes = ticket.scopes
    grant.resource = ticket.resource
    grant.nonce = ticket.nonce
    grant.deviceKey = ticket.deviceKey
    grant.clientMetadata = clientMetadata
    if client.rotatesRefreshTokens {
      try rotate(refreshToken, ticket, grace: Double(client.rotationGrace))
    }
    var set = try tokens(for: grant, user: user, pool: pool, client: client, mark: ticket.mark)
    if client.rotatesRefreshTokens {
      // The new token lives for what was left of the old one.
      set.refreshToken = seal(grant, user: user, mark: ticket.mark, expires: ticket.expires)
    }
    return set
  }

  /// Names that a secret hash beside a refresh token may be made with; none for a token that is none.
  func names(ofRefreshToken token: String) -> [String] {
    guard let ticket = RefreshTicket(token, secret: state.settings.secret) else { return [] }
    let user = state.users[User.key(ticket.userPoolId, ticket.username)]
    return [ticket.username, ticket.sub]
      + ["email", "phone_number", "preferred_username"].compactMap { user?[$0] }
  }

  /// Kills a refresh token and all tokens of its sign-in; a token that is none, or already dead, is
  /// passed over. Refuses an access or ID token, and another client's.
  package mutating func revoke(
    refreshToken: String, client: UserPoolClient
  ) throws(Interruption) {
    guard client.revokesTokens else {
      throw .refused(
        CognitoError(
          "UnsupportedOperationException", "Token revocation is not enabled for this client."))
    }
    if refreshToken.utf8.split(separator: UInt8(ascii: ".")).count == 3 {
      throw .refused(CognitoError("UnsupportedTokenTypeException", "Unsupported token type"))
    }
    guard let ticket = RefreshTicket(refreshToken, secret: state.settings.secret) else { return }
    guard ticket.clientId == client.id else {
      throw .refused(
        CognitoError("UnauthorizedException", "Token was not issued to this client."))
    }
    // An access token may be good for a day, which can be longer than the refresh token is.
    state.revokedSignIns.put(
      RevokedSignIn(
        id: ticket.mark, userPoolId: ticket.userPoolId, username: ticket.username,
        expires: max(ticket.expires, time + 86400)))
  }

  /// Signs a user out everywhere: all refresh tokens die, and access and ID tokens for the mock's
  /// own calls.
  package mutating func signOutEverywhere(_ user: User) {
    state.users.update(user.key) { $0.signOuts += 1 }
  }

  mutating func seal(_ grant: TokenGrant, user: User, mark: String, expires: Double) -> String {
    var ticket = RefreshTicket(
      userPoolId: grant.userPoolId, clientId: grant.clientId, username: user.username,
      sub: user.sub, mark: mark, authTime: grant.authTime, expires: expires)
    ticket.scopes = grant.scopes
    ticket.resource = grant.resource
    ticket.nonce = grant.nonce
    ticket.deviceKey = grant.deviceKey
    return ticket.sealed(secret: state.settings.secret, random: &random)
  }

  /// What a refresh token holds, if it is still good.
  private func open(
    _ token: String, client: UserPoolClient
  ) throws(Interruption) -> (RefreshTicket, User, UserPool) {
    guard let ticket = RefreshTicket(token, secret: state.settings.secret),
      ticket.clientId == client.id, let pool = state.pools[ticket.userPoolId]
    else { throw .refused(.notAuthorized("Invalid Refresh Token")) }
    guard time < ticket.expires else {
      throw .refused(.notAuthorized("Refresh Token has expired"))
    }
    let revoked = CognitoError.notAuthorized("Refresh Token has been revoked")
    guard let user = state.users[User.key(pool.id, ticket.username)], user.sub == ticket.sub
    else { throw .refused(revoked) }
    // Whoever is disabled is signed out everywhere as well.
    guard user.isEnabled else { throw .refused(.notAuthorized("User is disabled.")) }
    guard isGood(mark: ticket.mark, of: user) else { throw .refused(revoked) }
    return (ticket, user, pool)
  }

  /// Notes that another token takes the place of this one. A token whose place was taken works for
  /// the seconds of grace, so that a client that missed the answer can ask again.
  private mutating func rotate(
    _ token: String, _ ticket: RefreshTicket, grace: Double
  ) throws(Interruption) {
    let hash = Hex.encode(SHA256.hash(Array(token.utf8)))
    if let rotatedAt = state.rotatedTokens[hash]?.rotatedAt {
      guard grace > 0, time <= rotatedAt + grace else {
        throw .refused(
          CognitoError("RefreshTokenReuseException", "Refresh token reuse detected."))
      }
      return
    }
    state.rotatedTokens.put(
      RotatedToken(
        hash: hash, userPoolId: ticket.userPoolId, username: ticket.username, rotatedAt: time,
        expires: ticket.expires))
  }
}

extension UserPool {
  /// Whether devices are remembered: the pool has a `DeviceConfiguration`.
  var remembersDevices: Bool {
    !(settings["DeviceConfiguration"]?.members.isEmpty ?? true)
  }
}
