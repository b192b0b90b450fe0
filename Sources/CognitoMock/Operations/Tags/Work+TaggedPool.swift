extension Work {
  /// The pool that an ARN names.
  func pool(arn: String) throws(Interruption) -> UserPool {
    let id = arn.split(separator: "/").last.map { String($0) } ?? ""
    let pool = try pool(id)
    guard pool.arn(account: state.settings.accountId) == arn else {
      throw .refused(.userPoolNotFound(id))
    }
    return pool
  }
}
