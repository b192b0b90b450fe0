import Syntax

struct GetLogDeliveryConfiguration: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let delivery = work.resource(Resource.logDelivery, of: pool, named: "ALL")
    return .json([
      "LogDeliveryConfiguration": delivery?.describedDelivery
        ?? ["UserPoolId": .string(pool.id), "LogConfigurations": []]
    ])
  }
}
