extension CognitoState {
  /// Takes every row of another state and keeps none of its own; what that changes is told by
  /// ``commit()``. The settings stay.
  package mutating func replaceRows(by other: CognitoState) {
    Self.replace(&pools, by: other.pools)
    Self.replace(&clients, by: other.clients)
    Self.replace(&domains, by: other.domains)
    Self.replace(&groups, by: other.groups)
    Self.replace(&resources, by: other.resources)
    Self.replace(&users, by: other.users)
    Self.replace(&authSessions, by: other.authSessions)
    Self.replace(&revokedSignIns, by: other.revokedSignIns)
    Self.replace(&rotatedTokens, by: other.rotatedTokens)
    Self.replace(&authorizationCodes, by: other.authorizationCodes)
    Self.replace(&hostedSessions, by: other.hostedSessions)
    Self.replace(&messages, by: other.messages)
    Self.replace(&identityPools, by: other.identityPools)
    Self.replace(&identities, by: other.identities)
  }

  private static func replace<Row>(_ table: inout Table<Row>, by other: Table<Row>) {
    for row in table.all where other[row.key] == nil { table.remove(row.key) }
    for row in other.all { table.put(row) }
  }
}
