import Syntax

struct DescribeTerms: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    return .json(["Terms": try work.terms(input.required("TermsId"), of: pool).describedTerms])
  }
}
