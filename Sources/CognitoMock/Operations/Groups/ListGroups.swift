import Syntax

struct ListGroups: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.state.groups.rows(with: pool.id), after: input.text("NextToken"),
      limit: input.whole("Limit"), key: \.key)
    var reply = RowTree()
    reply.put("Groups", JSONTree.array(page.items.map(\.described)))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
