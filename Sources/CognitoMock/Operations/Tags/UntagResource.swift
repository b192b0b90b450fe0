import Syntax

struct UntagResource: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(arn: input.required("ResourceArn"))
    var tags = pool.settings["UserPoolTags"] ?? .object([])
    for key in input.texts("TagKeys") ?? [] { tags.set(key, nil) }
    pool.settings.set("UserPoolTags", tags)
    work.state.pools.put(pool)
    return .done
  }
}
