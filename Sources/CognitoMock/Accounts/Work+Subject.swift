extension Work {
  /// The user that an administrator's request is about, and the pool.
  func subject(of input: APIInput) throws(Interruption) -> (user: User, pool: UserPool) {
    let pool = try pool(input.required("UserPoolId"))
    return (try user(input.required("Username"), in: pool), pool)
  }

  /// A group of a pool.
  func group(_ name: String, in pool: UserPool) throws(Interruption) -> Group {
    guard let group = state.groups[Group.key(pool.id, name)] else {
      throw .refused(.resourceNotFound("Group not found."))
    }
    return group
  }
}
