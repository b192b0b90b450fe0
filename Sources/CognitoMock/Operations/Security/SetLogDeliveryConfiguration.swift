import Syntax

struct SetLogDeliveryConfiguration: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let kind = Resource.logDelivery
    work.state.resources.remove(Resource.key(kind, pool.id, "ALL"))
    let delivery = work.add(kind, to: pool, named: "ALL", input.picked(["LogConfigurations"]))
    return .json(["LogDeliveryConfiguration": delivery.describedDelivery])
  }
}

extension Resource {
  /// `LogDeliveryConfigurationType`
  var describedDelivery: JSONTree {
    [
      "UserPoolId": .string(userPoolId),
      "LogConfigurations": settings["LogConfigurations"] ?? .array([]),
    ]
  }
}
