import Diagnostics
package import Syntax

extension Work {
  /// Does what an operation of the user-pools API does, with an input that is checked as a client's is.
  ///
  /// - Returns: the members of its reply; tokens are not among them.
  @discardableResult
  package mutating func run(
    _ operation: String, _ input: JSONTree
  ) throws(Interruption) -> JSONTree {
    try run(operation, checked(operation, input))
  }

  /// The same with an input that is known to be right.
  @discardableResult
  package mutating func run(
    _ operation: String, _ input: APIInput
  ) throws(Interruption) -> JSONTree {
    guard let type = OperationTable.userPools[operation] else {
      throw .refused(
        CognitoError("InternalErrorException", "\(operation) is not there", status: 500))
    }
    switch try type.init(input).run(on: &self) {
    case .json(let tree): return tree
    case .empty: return .object([])
    case .tokens(_, let rest), .identityToken(_, let rest): return .object(rest)
    }
  }

  /// What an operation is told by an input that is checked as a client's is.
  func checked(_ operation: String, _ input: JSONTree) throws(Interruption) -> APIInput {
    let file = SourceFile(name: operation, bytes: Array(input.compact().utf8))
    guard let json = try? JSONValue.parse(file) else {
      throw .refused(CognitoError("SerializationException", ""))
    }
    switch ServiceModel.userPools.validate(operation, json) {
    case .success(let checked): return checked
    case .failure(let error): throw .refused(error)
    }
  }
}
