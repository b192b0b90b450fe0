import Syntax

struct DeleteUserPool: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    try work.refuseDuringImport(into: pool)
    if pool.settings.text("DeletionProtection") == "ACTIVE" {
      throw .refused(
        .invalidParameter(
          "The user pool cannot be deleted because deletion protection is activated. Deletion "
            + "protection must be inactivated first."))
    }
    guard work.state.domains.count(with: pool.id) == 0 else {
      throw .refused(
        .invalidParameter(
          "User pool cannot be deleted. It has a domain configured that should be deleted first."))
    }
    work.state.remove(pool)
    return .empty
  }
}

extension CognitoState {
  /// A pool with all that belongs to it.
  fileprivate mutating func remove(_ pool: UserPool) {
    for user in users.rows(with: pool.id) { remove(user) }
    for client in clients.rows(with: pool.id) { clients.remove(client.key) }
    for group in groups.rows(with: pool.id) { groups.remove(group.key) }
    for resource in resources.rows(with: pool.id) { resources.remove(resource.key) }
    pools.remove(pool.key)
  }
}
