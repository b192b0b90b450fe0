import Syntax

struct ListTagsForResource: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(arn: input.required("ResourceArn"))
    return .json(["Tags": pool.settings["UserPoolTags"] ?? .object([])])
  }
}
