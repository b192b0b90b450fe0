import Syntax

struct GetGroup: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    return .json(["Group": try work.group(input.required("GroupName"), in: pool).described])
  }
}
