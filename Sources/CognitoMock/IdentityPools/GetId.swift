import Syntax

/// The identity of somebody in an identity pool; a new one for each guest.
struct GetId: APIOperation {
  private let poolId: String
  private let logins: [String: String]

  init(_ input: APIInput) {
    poolId = input.required("IdentityPoolId")
    logins = input.map("Logins")
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(poolId)
    if logins.isEmpty {
      guard pool.allowsGuests else { throw .refused(.noGuests) }
      return .json(["IdentityId": .string(work.makeIdentity(of: pool).id)])
    }
    let proved = try work.check(logins, for: pool)
    let known = proved.compactMap { work.identity(of: pool, for: $0) }
    guard Set(known.map(\.id)).count <= 1 else {
      throw .refused(
        CognitoError(
          "ResourceConflictException", "The logins belong to more than one identity."))
    }
    var identity = known.first ?? work.makeIdentity(of: pool)
    for login in proved { identity.link(login, at: work.time) }
    work.state.identities.put(identity)
    return .json(["IdentityId": .string(identity.id)])
  }
}
