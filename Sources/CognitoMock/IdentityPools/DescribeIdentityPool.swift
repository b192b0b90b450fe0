struct DescribeIdentityPool: APIOperation {
  private let poolId: String

  init(_ input: APIInput) { poolId = input.required("IdentityPoolId") }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    .json(try work.identityPool(poolId).settings)
  }
}
