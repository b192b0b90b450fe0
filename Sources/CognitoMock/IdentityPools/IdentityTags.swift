import Syntax

/// Tags of an identity pool, which is named by its ARN:
/// `arn:aws:cognito-identity:REGION:ACCOUNT:identitypool/ID`.
enum IdentityTags {
  struct TagResource: APIOperation {
    private let input: APIInput

    init(_ input: APIInput) { self.input = input }

    func run(on work: inout Work) throws(Interruption) -> APIReply {
      var pool = try IdentityTags.pool(input, work)
      var tags = pool.settings["IdentityPoolTags"] ?? .object([])
      for (name, value) in input.tree["Tags"]?.members ?? [] { tags.set(name, value) }
      pool.settings.set("IdentityPoolTags", tags)
      work.state.identityPools.put(pool)
      return .done
    }
  }

  struct UntagResource: APIOperation {
    private let input: APIInput

    init(_ input: APIInput) { self.input = input }

    func run(on work: inout Work) throws(Interruption) -> APIReply {
      var pool = try IdentityTags.pool(input, work)
      var tags = pool.settings["IdentityPoolTags"] ?? .object([])
      for name in input.texts("TagKeys") ?? [] { tags.set(name, nil) }
      pool.settings.set("IdentityPoolTags", tags)
      work.state.identityPools.put(pool)
      return .done
    }
  }

  struct ListTagsForResource: APIOperation {
    private let input: APIInput

    init(_ input: APIInput) { self.input = input }

    func run(on work: inout Work) throws(Interruption) -> APIReply {
      let pool = try IdentityTags.pool(input, work)
      return .json(["Tags": pool.settings["IdentityPoolTags"] ?? .object([])])
    }
  }

  private static func pool(_ input: APIInput, _ work: Work) throws(Interruption) -> IdentityPool {
    let arn = input.required("ResourceArn")
    return try work.identityPool(arn.split(separator: "/").last.map(String.init) ?? arn)
  }
}
