import Syntax

/// The users of a group.
struct ListUsersInGroup: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let group = try work.group(input.required("GroupName"), in: pool)
    let users = work.state.users.rows(with: pool.id).filter { $0.groups.contains(group.name) }
    let page = try Page(
      of: users, after: input.text("NextToken"), limit: input.whole("Limit")
    ) { $0.key }
    var reply = JSONTree.object([])
    reply.set("NextToken", page.nextToken.map { .string($0) })
    reply.set("Users", .array(page.items.map { $0.userType() }))
    return .json(reply)
  }
}
