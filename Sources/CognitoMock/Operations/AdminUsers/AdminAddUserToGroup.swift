/// Puts a user into a group; a member stays one.
struct AdminAddUserToGroup: APIOperation {
  private static let mostGroups = 100
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, pool) = try work.subject(of: input)
    let group = try work.group(input.required("GroupName"), in: pool)
    var user = found
    guard !user.groups.contains(group.name) else { return .empty }
    // The operation declares no LimitExceededException.
    guard user.groups.count < Self.mostGroups else {
      throw .refused(.invalidParameter("Exceeded the limit of groups of the user."))
    }
    user.groups.append(group.name)
    work.save(user)
    return .empty
  }
}
