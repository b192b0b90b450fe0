import CognitoMock
import Site
import Syntax

extension Work {
  /// Runs an operation of the user-pools API; its input is ours, and not validated.
  ///
  /// - Returns: the members of its reply.
  @discardableResult
  mutating func run(_ operation: String, _ input: JSONTree) throws(Interruption) -> JSONTree {
    guard let type = OperationTable.userPools[operation] else {
      throw .refused(CognitoError("UnknownOperationException", "\(operation) is not answered"))
    }
    if case .json(let tree) = try type.init(APIInput(input)).run(on: &self) { return tree }
    return .object([])
  }

  /// A pool as `CreateUserPool` makes it, under the id that the project has for it.
  mutating func seeded(_ id: String, _ request: PoolRequest) throws(Interruption) -> UserPool {
    let reply = try run("CreateUserPool", request.tree)
    let made = try pool(reply["UserPool"]?.text("Id") ?? "")
    state.pools.remove(made.id)
    return UserPool(
      id: id, name: made.name, settings: made.settings, mfaSettings: made.mfaSettings,
      created: made.created)
  }

  /// A client as `CreateUserPoolClient` makes it, under the id that the project has for it.
  mutating func seeded(
    _ client: AppClient, of tenant: Tenant
  ) throws(Interruption) -> UserPoolClient {
    let reply = try run("CreateUserPoolClient", ClientRequest.tree(client, of: tenant))
    let made = try self.client(reply["UserPoolClient"]?.text("ClientId") ?? "")
    state.clients.remove(made.id)
    return UserPoolClient(
      id: client.clientId, userPoolId: made.userPoolId, name: made.name, settings: made.settings,
      created: made.created)
  }
}
