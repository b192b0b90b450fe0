struct DeleteUserPoolClient: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    work.state.clients.remove(client.key)
    // A branding, terms and a customised page belong to their client.
    for resource in work.state.resources.rows(with: pool.id)
    where resource.settings.text("ClientId") == client.id {
      work.state.resources.remove(resource.key)
    }
    return .empty
  }
}
