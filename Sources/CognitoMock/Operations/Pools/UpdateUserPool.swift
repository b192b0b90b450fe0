import Syntax

/// Sets every setting: what is left out goes back to its default.
struct UpdateUserPool: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(input.required("UserPoolId"))
    try work.refuseDuringImport(into: pool)
    try UserPool.check(input, hasFactor: pool.hasSecondFactor)
    var wished = input.tree
    for name in UserPool.fixedSettings { wished.set(name, pool.settings[name]) }
    pool.settings = UserPool.settings(completing: wished)
    pool.name = input.text("PoolName") ?? pool.name
    pool.modified = work.time
    pool.noteSMS()
    work.state.pools.put(pool)
    return .done
  }
}
