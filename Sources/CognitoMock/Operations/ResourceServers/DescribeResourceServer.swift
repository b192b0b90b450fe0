import Syntax

struct DescribeResourceServer: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let server = try work.resourceServer(input.required("Identifier"), of: pool)
    return .json(["ResourceServer": server.describedServer])
  }
}
