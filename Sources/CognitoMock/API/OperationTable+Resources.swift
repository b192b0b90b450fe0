extension OperationTable {
  /// Pools, clients, and what belongs to them.
  static let resources: [any APIOperation.Type] = []
}
