import Diagnostics
import Syntax

extension HostedDialog {
  /// Does what an operation of the API does, with what a person typed checked as the API checks it.
  func operation(
    _ name: String, _ members: [(String, JSONTree)], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    let input = JSONTree.object(members)
    guard let type = OperationTable.userPools[name] else {
      throw .refused(CognitoError("InternalErrorException", "\(name) is not there", status: 500))
    }
    switch try type.init(Self.validated(name, input)).run(on: &work) {
    case .json(let tree): return tree
    case .empty: return .object([])
    case .tokens(_, let rest), .identityToken(_, let rest): return .object(rest)
    }
  }

  private static func validated(
    _ name: String, _ input: JSONTree
  ) throws(Interruption) -> APIInput {
    let file = SourceFile(name: name, bytes: Array(input.compact().utf8))
    guard let json = try? JSONValue.parse(file) else { return APIInput(input) }
    switch ServiceModel.userPools.validate(name, json) {
    case .success(let valid): return valid
    case .failure(let error): throw .refused(error)
    }
  }

  /// The same with texts only.
  func operation(
    _ name: String, _ members: [String: String], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    try operation(
      name, members.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }, on: &work)
  }

  /// An operation of an app client for a user: the client's id and, since the pages know it, the hash
  /// that its secret makes of the name.
  func operation(
    _ name: String, for username: String, _ members: [(String, JSONTree)], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    var all: [(String, JSONTree)] = [("ClientId", .string(client.id))] + members
    if let secret = client.secrets.first {
      all.append(("SecretHash", .string(client.secretHash(for: username, secret: secret))))
    }
    return try operation(name, all, on: &work)
  }
}
