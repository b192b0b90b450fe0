import Syntax

struct ListResourceServers: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.resources(Resource.resourceServer, of: pool), after: input.text("NextToken"),
      limit: input.whole("MaxResults"), greatest: 50, key: \.key)
    var reply = RowTree()
    reply.put("ResourceServers", JSONTree.array(page.items.map(\.describedServer)))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
