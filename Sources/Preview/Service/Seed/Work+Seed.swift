import CognitoMock
import Site
import Syntax

/// Pools and clients are known by the project's ids, and may be called what the service would not let
/// them be called: their input is not checked.
extension Work {
  /// A pool as `CreateUserPool` makes it, under the id that the project has for it.
  mutating func seeded(_ id: String, _ request: PoolRequest) throws(Interruption) -> UserPool {
    let reply = try run("CreateUserPool", APIInput(request.tree))
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
    let reply = try run(
      "CreateUserPoolClient", APIInput(ClientRequest.tree(client, of: tenant)))
    let made = try self.client(reply["UserPoolClient"]?.text("ClientId") ?? "")
    state.clients.remove(made.id)
    return UserPoolClient(
      id: client.clientId, userPoolId: made.userPoolId, name: made.name, settings: made.settings,
      created: made.created)
  }
}
