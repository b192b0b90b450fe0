/// Lets somebody of a provider in as a user of the pool.
struct AdminLinkProviderForUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let link = ProviderLink(input.object("SourceUser"))
    try work.link(link, to: ProviderLink(input.object("DestinationUser")), in: pool)
    return .done
  }
}
