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
    var reply: JSONTree = ["Groups": .array(page.items.map(\.groupType))]
    reply.set("NextToken", page.nextToken.map { .string($0) })
    return .json(reply)
  }
}

extension Group {
  /// `GroupType`
  fileprivate var groupType: JSONTree {
    var tree = JSONTree.object([])
    tree.set("CreationDate", .moment(created))
    tree.set("Description", description.map { .string($0) })
    tree.set("GroupName", .string(name))
    tree.set("LastModifiedDate", .moment(modified))
    tree.set("Precedence", precedence.map { .int($0) })
    tree.set("RoleArn", roleArn.map { .string($0) })
    tree.set("UserPoolId", .string(userPoolId))
    return tree
  }
}
