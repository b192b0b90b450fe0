extension OperationTable {
  /// Users, by themselves and by an administrator.
  static let users: [any APIOperation.Type] = []
}
