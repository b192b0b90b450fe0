import Syntax

extension Work {
  func identityPool(_ id: String) throws(Interruption) -> IdentityPool {
    guard let pool = state.identityPools[id] else {
      throw .refused(.resourceNotFound("IdentityPool '\(id)' not found."))
    }
    return pool
  }

  func identity(_ id: String) throws(Interruption) -> Identity {
    guard let identity = state.identities[id] else {
      throw .refused(.resourceNotFound("Identity '\(id)' not found."))
    }
    return identity
  }

  /// A new identity, put into the state.
  mutating func makeIdentity(of pool: IdentityPool) -> Identity {
    let identity = Identity(
      id: "\(pool.region):\(random.uuid())", identityPoolId: pool.id, created: time,
      modified: time)
    state.identities.put(identity)
    return identity
  }

  /// The identity that a login belongs to.
  func identity(of pool: IdentityPool, for login: IdentityLogin) -> Identity? {
    state.identities.first(with: Identity.indexKey(pool.id, login: login.text))
  }

  /// An identity that has shown who it is: with no logins a guest, else with one of its own. A login
  /// that belongs to nobody yet is linked to it.
  ///
  /// - Parameter logins: `Logins` as given.
  /// - Returns: the identity and the logins, sorted by provider.
  mutating func prove(
    _ id: String, _ logins: [String: String]
  ) throws(Interruption) -> (Identity, IdentityPool, [IdentityLogin]) {
    var identity = try identity(id)
    let pool = try identityPool(identity.identityPoolId)
    if logins.isEmpty {
      guard pool.allowsGuests else { throw .refused(.noGuests) }
      guard identity.logins.isEmpty else { throw .refused(.forbidden(id)) }
      return (identity, pool, [])
    }
    // A developer's own server has vouched for the identity with a token of this service.
    if logins.count == 1, let token = logins[IdentityToken.provider] {
      guard
        IdentityToken.identity(of: token, keys: state.settings.tokenKeys, at: time) == identity.id
      else { throw .refused(.unverifiable) }
      let subjects = identity.logins.map { $0.split(separator: " ", maxSplits: 1) }
      return (
        identity, pool,
        subjects.map { IdentityLogin(provider: String($0[0]), subject: String($0[$0.count - 1])) }
      )
    }
    let proved = try check(logins, for: pool)
    let others = proved.compactMap { self.identity(of: pool, for: $0) }.filter { $0.id != id }
    guard others.isEmpty else { throw .refused(.mismatch) }
    let isKnown = proved.contains { identity.logins.contains($0.text) }
    guard isKnown || identity.logins.isEmpty else { throw .refused(.mismatch) }
    for login in proved { identity.link(login, at: time) }
    state.identities.put(identity)
    return (identity, pool, proved)
  }
}

extension CognitoError {
  static let noGuests = notAuthorized(
    "Unauthenticated access is not supported for this identity pool.")
  static let mismatch = notAuthorized(
    "Logins don't match. Please include at least one valid login for this identity or identity "
      + "pool.")
  static let unverifiable = notAuthorized("Invalid login token. Couldn't verify signed token.")
  static let unsupportedProvider = notAuthorized(
    "Token is not from a supported provider of this identity pool.")

  static func forbidden(_ identity: String) -> Self {
    notAuthorized("Access to Identity '\(identity)' is forbidden.")
  }
}
