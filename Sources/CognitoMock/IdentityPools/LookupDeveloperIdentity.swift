import Syntax

struct LookupDeveloperIdentity: APIOperation {
  private let poolId: String
  private let identityId: String?
  private let user: String?

  init(_ input: APIInput) {
    poolId = input.required("IdentityPoolId")
    identityId = input.text("IdentityId")
    user = input.text("DeveloperUserIdentifier")
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(poolId)
    let provider = try pool.requireDeveloperProvider()
    let found = user.flatMap {
      work.identity(of: pool, for: IdentityLogin(provider: provider, subject: $0))
    }
    let asked = identityId.flatMap { work.state.identities[$0] }
    guard let identity = user == nil ? asked : found, identity.identityPoolId == pool.id else {
      throw .refused(.resourceNotFound("Identity not found."))
    }
    if let identityId, identityId != identity.id {
      throw .refused(
        CognitoError(
          "ResourceConflictException", "The user identifier belongs to another identity."))
    }
    let users = identity.subjects(at: provider).map { JSONTree.string($0) }
    return .json([
      "DeveloperUserIdentifierList": .array(users), "IdentityId": .string(identity.id),
    ])
  }
}

extension IdentityPool {
  func requireDeveloperProvider() throws(Interruption) -> String {
    guard let developerProvider else {
      throw .refused(.invalidParameter("The identity pool has no developer provider."))
    }
    return developerProvider
  }
}

extension Identity {
  /// What a provider calls it.
  func subjects(at provider: String) -> [String] {
    logins.filter { $0.hasPrefix("\(provider) ") }.map {
      String($0.dropFirst(provider.count + 1))
    }
  }
}
