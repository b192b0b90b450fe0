import Syntax

struct ListUserPoolClients: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.state.clients.rows(with: pool.id), after: input.text("NextToken"),
      limit: input.whole("MaxResults"), key: \.key)
    var reply = RowTree()
    reply.put(
      "UserPoolClients",
      JSONTree.array(
        page.items.map { client in
          [
            "ClientId": .string(client.id), "UserPoolId": .string(pool.id),
            "ClientName": .string(client.name),
          ]
        }))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
