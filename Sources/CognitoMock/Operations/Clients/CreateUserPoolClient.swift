import Syntax

struct CreateUserPoolClient: APIOperation {
  private static let mostClients = 1000
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let hasSecret = input.flag("GenerateSecret") == true || input.text("ClientSecret") != nil
    try ClientCheck(pool: pool, wished: input, hasSecret: hasSecret).check(in: work)
    guard work.state.clients.count(with: pool.id) < Self.mostClients else {
      throw .refused(.limitExceeded("Exceeded the limit of app clients in the user pool."))
    }
    var client = UserPoolClient(
      id: work.random.text(26, of: "abcdefghijklmnopqrstuvwxyz0123456789"), userPoolId: pool.id,
      name: input.required("ClientName"),
      settings: UserPoolClient.settings(completing: input.tree), created: work.time)
    if hasSecret {
      client.secrets = [work.makeSecret(input.text("ClientSecret"), for: client)]
    }
    work.state.clients.put(client)
    return .json(["UserPoolClient": client.described])
  }
}
