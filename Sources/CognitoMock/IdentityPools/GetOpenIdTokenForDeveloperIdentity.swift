import Syntax

/// The token of somebody whom the developer's own server knows.
struct GetOpenIdTokenForDeveloperIdentity: APIOperation {
  private let poolId: String
  private let identityId: String?
  private let logins: [String: String]
  private let lifetime: Int

  init(_ input: APIInput) {
    poolId = input.required("IdentityPoolId")
    identityId = input.text("IdentityId")
    logins = input.map("Logins")
    lifetime = input.whole("TokenDuration") ?? 900
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(poolId)
    guard let provider = pool.developerProvider, let user = logins[provider] else {
      throw .refused(
        .invalidParameter("Please provide a valid login for the developer provider."))
    }
    var proved = [IdentityLogin(provider: provider, subject: user)]
    var others = logins
    others[provider] = nil
    proved += try work.check(others, for: pool)
    let known = proved.compactMap { work.identity(of: pool, for: $0) }.first
    var identity: Identity
    if let identityId {
      identity = try work.identity(identityId)
      guard identity.identityPoolId == pool.id else {
        throw .refused(.resourceNotFound("Identity '\(identityId)' not found."))
      }
      if let known, known.id != identity.id {
        throw .refused(
          CognitoError(
            "DeveloperUserAlreadyRegisteredException",
            "The developer user identifier is registered with another identity."))
      }
    } else {
      identity = known ?? work.makeIdentity(of: pool)
    }
    for login in proved { identity.link(login, at: work.time) }
    work.state.identities.put(identity)
    return .identityToken(
      IdentityToken(
        identity, methods: ["authenticated", provider, "\(provider):\(pool.id):\(user)"],
        at: work.time, lifetime: lifetime),
      rest: [("IdentityId", .string(identity.id))])
  }
}
