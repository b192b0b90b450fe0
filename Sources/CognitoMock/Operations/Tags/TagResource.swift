import Syntax

struct TagResource: APIOperation {
  private static let mostTags = 50
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.pool(arn: input.required("ResourceArn"))
    var tags = pool.settings["UserPoolTags"] ?? .object([])
    for (key, value) in input.tree["Tags"]?.members ?? [] { tags.set(key, value) }
    guard tags.members.count <= Self.mostTags else {
      throw .refused(.invalidParameter("Too many tags: a resource has at most 50."))
    }
    pool.settings.set("UserPoolTags", tags)
    work.state.pools.put(pool)
    return .done
  }
}
