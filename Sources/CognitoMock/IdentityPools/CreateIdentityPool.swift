import Syntax

struct CreateIdentityPool: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let id = "\(Self.region(work)):\(work.random.uuid())"
    let pool = IdentityPool(id: id, settings: IdentityPoolSettings.tree(input, id: id))
    work.state.identityPools.put(pool)
    return .json(pool.settings)
  }

  /// A mock has no address of its own in a region: that of the first user pool.
  private static func region(_ work: Work) -> String {
    work.state.pools.all.first?.region ?? "us-east-1"
  }
}

/// What `DescribeIdentityPool` shows.
enum IdentityPoolSettings {
  private static let names = [
    "IdentityPoolName", "AllowUnauthenticatedIdentities", "AllowClassicFlow",
    "SupportedLoginProviders", "DeveloperProviderName", "OpenIdConnectProviderARNs",
    "CognitoIdentityProviders", "SamlProviderARNs",
  ]

  static func tree(_ input: APIInput, id: String) -> JSONTree {
    var members: [(String, JSONTree)] = [("IdentityPoolId", .string(id))]
    for name in names {
      if let value = input.tree[name] { members.append((name, value)) }
    }
    members.append(("IdentityPoolTags", input.tree["IdentityPoolTags"] ?? .object([])))
    return .object(members)
  }
}
