import Syntax

/// Sets every setting: what is left out goes back to its default.
struct UpdateUserPoolClient: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    var client = try work.client(input.required("ClientId"), of: pool)
    try ClientCheck(pool: pool, wished: input, hasSecret: client.isConfidential).check(in: work)
    client.settings = UserPoolClient.settings(completing: input.tree)
    client.name = input.text("ClientName") ?? client.name
    client.modified = work.time
    work.state.clients.put(client)
    return .json(["UserPoolClient": client.described])
  }
}
