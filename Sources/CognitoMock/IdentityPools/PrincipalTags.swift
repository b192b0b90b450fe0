import Syntax

/// Which claims become tags of a session, by provider.
struct SetPrincipalTagAttributeMap: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.identityPool(input.required("IdentityPoolId"))
    let usual = input.flag("UseDefaults") ?? false
    var map: [(String, JSONTree)] = []
    if !usual { map.append(("PrincipalTags", input.tree["PrincipalTags"] ?? .object([]))) }
    map.append(("UseDefaults", .bool(usual)))
    pool.principalTags.set(input.required("IdentityProviderName"), .object(map))
    work.state.identityPools.put(pool)
    return .json(PrincipalTags.shown(input, .object(map)))
  }
}

struct GetPrincipalTagAttributeMap: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(input.required("IdentityPoolId"))
    let map = pool.principalTags[input.required("IdentityProviderName")]
    guard let map else { throw .refused(.resourceNotFound("Attribute map not found.")) }
    return .json(PrincipalTags.shown(input, map))
  }
}

private enum PrincipalTags {
  static func shown(_ input: APIInput, _ map: JSONTree) -> JSONTree {
    .object(
      [
        ("IdentityPoolId", .string(input.required("IdentityPoolId"))),
        ("IdentityProviderName", .string(input.required("IdentityProviderName"))),
      ] + map.members)
  }
}
