struct DeleteGroup: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let group = try work.group(input.required("GroupName"), in: pool)
    for user in work.state.users.rows(with: pool.id) where user.groups.contains(group.name) {
      work.state.users.update(user.key) { $0.groups.removeAll { $0 == group.name } }
    }
    work.state.groups.remove(group.key)
    return .empty
  }
}
