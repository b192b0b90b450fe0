import Bindings
import CognitoMock
import Diagnostics
import Site
import Syntax

/// The state that a project asks for: its pools, clients and users, made by the API's own operations,
/// so that what the service would refuse is not there either.
///
/// The same project gives the same ids, secrets and salts every time; only the times are those of the
/// start.
struct Seed {
  /// What was made.
  private(set) var state: CognitoState
  /// What the service would refuse.
  private(set) var findings: [Diagnostic] = []
  /// Seconds since 1970.
  private let time: Double

  /// The state of a project; an empty one where there is none.
  ///
  /// - Parameters:
  ///   - tenants: those that could be read.
  ///   - isContinued: whether others have been seeded before: identity pools know the clients of the
  ///     first.
  static func make(
    _ project: Project?, tenants: [Tenant], settings: MockSettings, at time: Double,
    isContinued: Bool = false
  ) -> Seed {
    var state = CognitoState()
    state.settings = settings
    var seed = Seed(state: state, time: time)
    guard let project else { return seed }
    for pool in project.pools { seed.add(pool, project.preview) }
    for tenant in tenants { seed.add(tenant, project.preview) }
    for user in project.preview.users { seed.add(user, to: project.pools) }
    if !isContinued {
      for pool in project.preview.identityPools { seed.add(pool, clients: seed.state.clients.all) }
    }
    _ = seed.state.commit()
    return seed
  }

  /// A project's identity pools alone, for clients that are there already.
  static func identityPools(
    of project: Project, clients: [UserPoolClient], settings: MockSettings, at time: Double
  ) -> Seed {
    var state = CognitoState()
    state.settings = settings
    var seed = Seed(state: state, time: time)
    for pool in project.preview.identityPools { seed.add(pool, clients: clients) }
    return seed
  }

  private init(state: CognitoState, time: Double) {
    self.state = state
    self.time = time
  }

  private mutating func add(_ pool: Pool, _ preview: PreviewSettings) {
    guard state.pools[pool.userPoolId] == nil else { return }
    attempt("pool '\(pool.name)'", at: pool.location) { work throws(Interruption) in
      let made = try work.seeded(
        pool.userPoolId, PoolRequest(pool, preview.triggers, account: work.state.settings.accountId)
      )
      work.state.pools.put(made)
      try PoolRequest.setFactors(of: pool, on: &work)
      for group in preview.groups {
        var row = Group(
          userPoolId: pool.userPoolId, name: group.name, created: work.time, modified: work.time)
        row.description = group.description
        row.precedence = group.precedence
        work.state.groups.put(row)
      }
      if let domain = pool.domain {
        work.state.domains.put(
          UserPoolDomain(
            domain: DomainName.short(domain), userPoolId: pool.userPoolId,
            // Managed login is no feature of this tier.
            managedLoginVersion: pool.tier == .lite ? 1 : 2))
      }
    }
  }

  private mutating func add(_ tenant: Tenant, _ preview: PreviewSettings) {
    let poolId = tenant.pool.userPoolId
    for provider in tenant.signIn.providers {
      guard state.resources[Resource.key("provider", poolId, provider.name)] == nil else {
        continue
      }
      attempt("provider '\(provider.name)'", at: tenant.location) { work throws(Interruption) in
        try work.run("CreateIdentityProvider", ProviderRequest.tree(provider, poolId))
      }
    }
    for client in tenant.clients where state.clients[client.clientId] == nil {
      let secret = preview.clients.first { $0.tenant == tenant.id && $0.name == client.name }
      attempt("client '\(tenant.id).\(client.name)'", at: tenant.location) {
        work throws(Interruption) in
        var made = try work.seeded(client, of: tenant)
        made.tenant = tenant.id
        if let secret {
          made.secrets = [
            UserPoolClient.Secret(
              id: "\(client.clientId)--1", value: secret.secret, created: work.time)
          ]
        }
        work.state.clients.put(made)
      }
    }
  }

  /// A user lives in each pool that takes it: names, attributes and passwords that one pool wants are
  /// refused by another.
  private mutating func add(_ user: PreviewSettings.User, to pools: [Pool]) {
    var refusals: [Diagnostic] = []
    for pool in pools {
      let before = findings.count
      attempt("user '\(user.username)' in pool '\(pool.name)'", at: nil) {
        work throws(Interruption) in
        try UserRequest(user, pool).make(on: &work)
      }
      refusals += findings[before...]
      findings.removeSubrange(before...)
    }
    if refusals.count == pools.count { findings += refusals.prefix(1) }
  }

  private mutating func add(_ pool: PreviewSettings.IdentityPool, clients: [UserPoolClient]) {
    attempt("identity pool '\(pool.id)'", at: nil) { work throws(Interruption) in
      work.state.identityPools.put(
        IdentityPoolRequest.row(pool, clients: clients, work.state.settings))
    }
  }

  /// Does all of some work, or none of it.
  private mutating func attempt(
    _ what: String, at location: SourceLocation?,
    _ work: (inout Work) throws(Interruption) -> Void
  ) {
    guard let refusal = refusal(of: work, seed: SHA256.hash(Array("lintel \(what)".utf8))) else {
      _ = state.commit()
      return
    }
    state.undo()
    findings.append(
      Diagnostic(
        .warning, "preview.seed", "Cognito would refuse the \(what): \(refusal.message)",
        at: location))
  }

  /// Runs some work to its end; nil where it is done.
  ///
  /// No function is called: it need not be there before the server runs. The work goes on as if each
  /// had nothing to add.
  private mutating func refusal(
    of work: (inout Work) throws(Interruption) -> Void, seed: [UInt8]
  ) -> CognitoError? {
    var answers: [TriggerAnswer] = []
    while true {
      switch state.perform(at: time, seed: seed, answers: answers, work) {
      case .answered(.success): return nil
      case .answered(.failure(let refusal)): return refusal
      case .calls(let call): answers.append(call.unchanged)
      }
    }
  }
}
