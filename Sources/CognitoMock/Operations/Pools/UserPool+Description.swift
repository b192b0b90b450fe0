import Syntax

extension UserPool {
  /// `UserPoolType`
  func described(in state: CognitoState) -> JSONTree {
    var pool = RowTree()
    pool.put("Id", id)
    pool.put("Name", name)
    for (name, value) in settings.members { pool.put(name, value) }
    pool.put("LastModifiedDate", JSONTree.moment(modified))
    pool.put("CreationDate", JSONTree.moment(created))
    pool.put("EstimatedNumberOfUsers", state.users.count(with: id))
    for domain in state.domains.rows(with: id) {
      pool.put(domain.certificateArn == nil ? "Domain" : "CustomDomain", domain.domain)
    }
    pool.put("Arn", arn(account: state.settings.accountId))
    return pool.tree
  }
}
