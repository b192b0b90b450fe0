import Syntax

struct CreateGroup: APIOperation {
  private static let mostGroups = 10_000
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let name = input.required("GroupName")
    guard work.state.groups[Group.key(pool.id, name)] == nil else {
      throw .refused(
        CognitoError("GroupExistsException", "A group with the name already exists."))
    }
    guard work.state.groups.count(with: pool.id) < Self.mostGroups else {
      throw .refused(.limitExceeded("Exceeded the limit of groups in the user pool."))
    }
    var group = Group(
      userPoolId: pool.id, name: name, created: work.time, modified: work.time)
    group.apply(input)
    work.state.groups.put(group)
    return .json(["Group": group.described])
  }
}
