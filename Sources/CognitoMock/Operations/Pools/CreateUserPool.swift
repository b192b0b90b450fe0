import Syntax

struct CreateUserPool: APIOperation {
  private static let mostPools = 1000
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    try UserPool.check(input, hasFactor: false)
    guard work.state.pools.count < Self.mostPools else {
      throw .refused(.limitExceeded("Exceeded the limit of user pools in the account."))
    }
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    // The mock lies in no region of its own: that of the pools that there are.
    let region = work.state.pools.all.first?.region ?? work.state.settings.region
    let id = "\(region)_\(work.random.text(9, of: letters))"
    var pool = UserPool(
      id: id, name: input.required("PoolName"), settings: UserPool.settings(completing: input.tree),
      created: work.time)
    pool.noteSMS()
    work.state.pools.put(pool)
    return .json(["UserPool": pool.described(in: work.state)])
  }
}
