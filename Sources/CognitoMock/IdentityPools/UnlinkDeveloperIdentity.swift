import Syntax

struct UnlinkDeveloperIdentity: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(input.required("IdentityPoolId"))
    var identity = try work.identity(input.required("IdentityId"))
    let login = IdentityLogin(
      provider: input.required("DeveloperProviderName"),
      subject: input.required("DeveloperUserIdentifier"))
    guard identity.identityPoolId == pool.id, identity.logins.contains(login.text) else {
      throw .refused(.resourceNotFound("Identity not found."))
    }
    identity.logins.removeAll { $0 == login.text }
    identity.modified = work.time
    work.state.identities.put(identity)
    return .empty
  }
}
