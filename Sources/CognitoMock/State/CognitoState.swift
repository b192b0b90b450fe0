package import Syntax

/// Everything that the mock remembers.
package struct CognitoState: Sendable {
  package var settings = MockSettings()

  package var pools = Table<UserPool>()
  package var clients = Table<UserPoolClient>()
  package var domains = Table<UserPoolDomain>()
  package var groups = Table<Group>()
  package var resources = Table<Resource>()
  package var users = Table<User>()

  package var authSessions = Table<AuthSession>()
  package var revokedSignIns = Table<RevokedSignIn>()
  package var rotatedTokens = Table<RotatedToken>()
  package var authorizationCodes = Table<AuthorizationCode>()
  package var hostedSessions = Table<HostedSession>()
  package var messages = Table<Message>()

  package var identityPools = Table<IdentityPool>()
  package var identities = Table<Identity>()

  /// The number of the latest message; it only grows, over a reset too.
  var lastMessage = 0

  /// When what has expired was looked for last: seconds since 1970.
  var lastSweep: Double = 0

  package init() {}

  /// Puts back what was changed since the last ``commit()``.
  package mutating func undo() {
    pools.undo()
    clients.undo()
    domains.undo()
    groups.undo()
    resources.undo()
    users.undo()
    authSessions.undo()
    revokedSignIns.undo()
    rotatedTokens.undo()
    authorizationCodes.undo()
    hostedSessions.undo()
    messages.undo()
    identityPools.undo()
    identities.undo()
  }

  /// Forgets what was changed and tells it.
  package mutating func commit() -> [RowChange] {
    var changes: [RowChange] = []
    Self.take(&pools, into: &changes)
    Self.take(&clients, into: &changes)
    Self.take(&domains, into: &changes)
    Self.take(&groups, into: &changes)
    Self.take(&resources, into: &changes)
    Self.take(&users, into: &changes)
    Self.take(&authSessions, into: &changes)
    Self.take(&revokedSignIns, into: &changes)
    Self.take(&rotatedTokens, into: &changes)
    Self.take(&authorizationCodes, into: &changes)
    Self.take(&hostedSessions, into: &changes)
    Self.take(&messages, into: &changes)
    Self.take(&identityPools, into: &changes)
    Self.take(&identities, into: &changes)
    return changes
  }

  private static func take<Row>(_ table: inout Table<Row>, into changes: inout [RowChange]) {
    guard table.isChanged else { return }
    for (key, row) in table.commit() {
      changes.append(RowChange(table: Row.table, key: key, row: row))
    }
  }

  /// Takes in a row that was stored; false where the table or the row makes no sense.
  package mutating func restore(table: String, _ json: JSONValue) -> Bool {
    switch table {
    case UserPool.table: Self.put(json, into: &pools)
    case UserPoolClient.table: Self.put(json, into: &clients)
    case UserPoolDomain.table: Self.put(json, into: &domains)
    case Group.table: Self.put(json, into: &groups)
    case Resource.table: Self.put(json, into: &resources)
    case User.table: Self.put(json, into: &users)
    case AuthSession.table: Self.put(json, into: &authSessions)
    case RevokedSignIn.table: Self.put(json, into: &revokedSignIns)
    case RotatedToken.table: Self.put(json, into: &rotatedTokens)
    case AuthorizationCode.table: Self.put(json, into: &authorizationCodes)
    case HostedSession.table: Self.put(json, into: &hostedSessions)
    case Message.table: restoreMessage(json)
    case IdentityPool.table: Self.put(json, into: &identityPools)
    case Identity.table: Self.put(json, into: &identities)
    default: false
    }
  }

  private mutating func restoreMessage(_ json: JSONValue) -> Bool {
    guard let message = Message(json) else { return false }
    messages.put(message)
    lastMessage = max(lastMessage, message.number)
    return true
  }

  private static func put<Row>(_ json: JSONValue, into table: inout Table<Row>) -> Bool {
    guard let row = Row(json) else { return false }
    table.put(row)
    return true
  }
}

/// A row that was put or removed.
package struct RowChange: Sendable {
  package let table: String
  package let key: String
  /// Nil for one that was removed.
  package let row: (any StateRow)?

  package init(table: String, key: String, row: (any StateRow)?) {
    self.table = table
    self.key = key
    self.row = row
  }
}

/// What holds for the whole mock and comes from outside of it. It is not stored.
package struct MockSettings: Sendable {
  /// The code that every message carries, so that a test need not read it.
  package var fixedCode: String?
  /// What tokens are issued by, in the place of the service's own address of the pool.
  package var issuer: String?
  /// Where the hosted pages are, `http://localhost:9229`, in the place of the pool's own domain.
  package var domainOrigin: String?
  /// Addresses of one's own that clients of a project may send people to as well: after a sign-in and
  /// after a sign-out. Their callbacks are seldom on this machine.
  package var landing: Landing?
  /// Twelve digits, for ARNs.
  package var accountId = "123456789012"
  /// Where pools are made that the API asks for: the part of their ids before `_`.
  package var region = "us-east-1"
  /// Scheme, host and port that the mock is reached by, for addresses that replies name.
  package var address = "http://localhost:9229"
  /// Pools whose messages whoever runs the mock has: see ``TriggerCall/messages``.
  package var poolsWithMessages: Set<String> = []
  /// Client ids of pools that were made from a project wear their tenant's brand; all others this one's.
  package var defaultTenant: String?
  /// What tokens are signed and checked with; nil until they are made.
  package var tokenKeys: TokenKeys?

  package struct Landing: Hashable, Sendable {
    package let callback: String
    package let signedOut: String
    /// The folder that has a tenant's own pages below its id.
    package let sites: String
    /// An app's one page, for either.
    package let app: String

    package init(callback: String, signedOut: String, sites: String, app: String) {
      self.callback = callback
      self.signedOut = signedOut
      self.sites = sites
      self.app = app
    }
  }

  package init() {}

  /// Where a sign-in may end.
  package func callbacks(of client: UserPoolClient) -> [String] {
    client.callbackURLs + own(client, "callback.html") { $0.callback }
  }

  /// Where a sign-out may end.
  package func signedOutAddresses(of client: UserPoolClient) -> [String] {
    client.logoutURLs + own(client, "signed-out.html") { $0.signedOut }
  }

  private func own(
    _ client: UserPoolClient, _ page: String, _ address: (Landing) -> String
  ) -> [String] {
    guard let tenant = client.tenant, let landing else { return [] }
    return [address(landing), landing.app, "\(landing.sites)\(tenant)/\(page)"]
  }

  /// The issuer of a pool's tokens: `https://cognito-idp.REGION.amazonaws.com/POOL` unless another
  /// was chosen.
  package func issuer(of pool: UserPool) -> String {
    issuer.map { "\($0)/\(pool.id)" }
      ?? "https://cognito-idp.\(pool.region).amazonaws.com/\(pool.id)"
  }
}
