import Syntax

/// Sets the configuration of a client or of the whole pool; with nothing to set it is taken away.
struct SetRiskConfiguration: APIOperation {
  private static let parts = [
    "CompromisedCredentialsRiskConfiguration", "AccountTakeoverRiskConfiguration",
    "RiskExceptionConfiguration",
  ]
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    try work.requireThreatProtection(of: pool)
    var settings = input.picked(Self.parts)
    let kind = Resource.riskConfiguration
    let client = try input.text("ClientId").map { (id) throws(Interruption) in
      try work.client(id, of: pool).id
    }
    let name = client ?? "ALL"
    settings.set("ClientId", client.map { .string($0) })
    if settings.members.allSatisfy({ $0.0 == "ClientId" }) {
      work.state.resources.remove(Resource.key(kind, pool.id, name))
      return .json(["RiskConfiguration": ["UserPoolId": .string(pool.id)]])
    }
    let configuration =
      if let old = work.resource(kind, of: pool, named: name) {
        work.change(old, to: settings)
      } else {
        work.add(kind, to: pool, named: name, settings)
      }
    return .json(["RiskConfiguration": configuration.describedRisk])
  }
}

extension Resource {
  /// `RiskConfigurationType`
  var describedRisk: JSONTree {
    var risk = RowTree()
    risk.put("UserPoolId", userPoolId)
    for (name, value) in settings.members { risk.put(name, value) }
    risk.put("LastModifiedDate", JSONTree.moment(modified))
    return risk.tree
  }
}
