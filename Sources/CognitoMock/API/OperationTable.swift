/// Which type answers which operation: the one list of them.
package struct OperationTable: Sendable {
  private let types: [String: any APIOperation.Type]

  init(_ types: [any APIOperation.Type]) {
    self.types = Dictionary(types.map { ($0.name, $0) }) { first, _ in first }
  }

  /// - Parameter name: `InitiateAuth`
  package subscript(name: String) -> (any APIOperation.Type)? { types[name] }

  package var names: [String] { types.keys.sorted() }

  /// `AWSCognitoIdentityProviderService`
  package static let userPools = OperationTable(signIn + users + resources)
  /// `AWSCognitoIdentityService`
  package static let identityPools = OperationTable(identities)
}
