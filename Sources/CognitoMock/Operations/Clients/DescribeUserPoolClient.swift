import Syntax

struct DescribeUserPoolClient: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    return .json(["UserPoolClient": client.described])
  }
}
