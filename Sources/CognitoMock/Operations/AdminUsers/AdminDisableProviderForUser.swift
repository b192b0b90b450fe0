/// Ends what links somebody of a provider to a user.
struct AdminDisableProviderForUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    try work.unlink(ProviderLink(input.object("User")), in: pool)
    return .done
  }
}
