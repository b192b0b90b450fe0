import Syntax

/// The groups that a user is in.
struct AdminListGroupsForUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, pool) = try work.subject(of: input)
    let state = work.state
    let groups = user.groups.sorted().compactMap { state.groups[Group.key(pool.id, $0)] }
    let page = try Page(of: groups, after: input.text("NextToken"), limit: input.whole("Limit")) {
      $0.name
    }
    var reply: JSONTree = ["Groups": .array(page.items.map(\.described))]
    reply.set("NextToken", page.nextToken.map { .string($0) })
    return .json(reply)
  }
}
