import Syntax

/// A client without a configuration of its own shows the pool's.
struct DescribeRiskConfiguration: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    try work.requireThreatProtection(of: pool)
    let kind = Resource.riskConfiguration
    let own = try input.text("ClientId").flatMap { (id) throws(Interruption) in
      work.resource(kind, of: pool, named: try work.client(id, of: pool).id)
    }
    let risk = own ?? work.resource(kind, of: pool, named: "ALL")
    return .json([
      "RiskConfiguration": risk?.describedRisk ?? ["UserPoolId": .string(pool.id)]
    ])
  }
}
