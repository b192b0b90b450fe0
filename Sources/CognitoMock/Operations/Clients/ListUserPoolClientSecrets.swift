import Syntax

struct ListUserPoolClientSecrets: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    // There are at most two: there is never a next page.
    return .json([
      "ClientSecrets": .array(client.secrets.map { $0.described(withValue: false) })
    ])
  }
}
