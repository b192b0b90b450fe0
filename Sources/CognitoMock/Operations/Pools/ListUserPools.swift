import Syntax

struct ListUserPools: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let page = try Page(
      of: work.state.pools.all, after: input.text("NextToken"), limit: input.whole("MaxResults"),
      key: \.key)
    let pools = page.items.map { pool in
      [
        "Id": .string(pool.id), "Name": .string(pool.name),
        "LambdaConfig": pool.settings["LambdaConfig"] ?? .object([]),
        "LastModifiedDate": .moment(pool.modified), "CreationDate": .moment(pool.created),
      ] as JSONTree
    }
    var reply = RowTree()
    reply.put("UserPools", JSONTree.array(pools))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
