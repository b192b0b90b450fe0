import Syntax

/// Two users of a developer's own server become one: the source's identity is gone.
struct MergeDeveloperIdentities: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(input.required("IdentityPoolId"))
    let provider = input.required("DeveloperProviderName")
    guard try pool.requireDeveloperProvider() == provider else {
      throw .refused(.invalidParameter("\(provider) is not the pool's developer provider."))
    }
    let source = try identity("SourceUserIdentifier", provider, pool, work)
    var destination = try identity("DestinationUserIdentifier", provider, pool, work)
    if source.id != destination.id {
      work.state.identities.remove(source.id)
      destination.logins = Set(destination.logins + source.logins).sorted()
      destination.modified = work.time
      work.state.identities.put(destination)
    }
    return .json(["IdentityId": .string(destination.id)])
  }

  private func identity(
    _ member: String, _ provider: String, _ pool: IdentityPool, _ work: Work
  ) throws(Interruption) -> Identity {
    let login = IdentityLogin(provider: provider, subject: input.required(member))
    guard let identity = work.identity(of: pool, for: login) else {
      throw .refused(.resourceNotFound("Identity not found."))
    }
    return identity
  }
}
