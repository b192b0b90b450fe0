struct DeleteIdentityProvider: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let provider = try work.provider(input.required("ProviderName"), of: pool)
    work.state.resources.remove(provider.key)
    return .empty
  }
}
