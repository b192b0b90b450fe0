import Syntax

/// What is left out is reset.
struct UpdateIdentityPool: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.identityPool(input.required("IdentityPoolId"))
    if let old = pool.developerProvider, old != input.text("DeveloperProviderName") {
      throw .refused(
        .invalidParameter("The developer provider name cannot be changed once it is set."))
    }
    pool.settings = IdentityPoolSettings.tree(input, id: pool.id)
    work.state.identityPools.put(pool)
    return .json(pool.settings)
  }
}
