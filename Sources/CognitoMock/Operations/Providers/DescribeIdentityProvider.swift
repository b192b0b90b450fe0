import Syntax

struct DescribeIdentityProvider: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let provider = try work.provider(input.required("ProviderName"), of: pool)
    return .json(["IdentityProvider": provider.describedProvider])
  }
}
