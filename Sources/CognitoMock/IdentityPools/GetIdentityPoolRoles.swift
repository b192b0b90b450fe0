import Syntax

struct GetIdentityPoolRoles: APIOperation {
  private let poolId: String

  init(_ input: APIInput) { poolId = input.required("IdentityPoolId") }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(poolId)
    return .json(.object([("IdentityPoolId", .string(pool.id))] + pool.roles.members))
  }
}
