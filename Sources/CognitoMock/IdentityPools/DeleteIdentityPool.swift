struct DeleteIdentityPool: APIOperation {
  private let poolId: String

  init(_ input: APIInput) { poolId = input.required("IdentityPoolId") }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(poolId)
    for identity in work.state.identities.rows(with: pool.id) {
      work.state.identities.remove(identity.key)
    }
    work.state.identityPools.remove(pool.key)
    return .empty
  }
}
