/// Takes a user out of a group.
struct AdminRemoveUserFromGroup: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, pool) = try work.subject(of: input)
    let group = try work.group(input.required("GroupName"), in: pool)
    var user = found
    guard user.groups.contains(group.name) else { return .empty }
    user.groups.removeAll { $0 == group.name }
    work.save(user)
    return .empty
  }
}
