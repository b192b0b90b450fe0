extension OperationTable {
  /// Identity pools.
  static let identities: [any APIOperation.Type] = []
}
