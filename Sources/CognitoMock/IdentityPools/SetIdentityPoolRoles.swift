import Syntax

struct SetIdentityPoolRoles: APIOperation {
  /// Rules of a mapping.
  private static let mostRules = 25

  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    var pool = try work.identityPool(input.required("IdentityPoolId"))
    let mappings = input.tree["RoleMappings"]
    for (name, mapping) in mappings?.members ?? [] {
      guard mapping.text("AmbiguousRoleResolution") != nil else {
        throw .refused(
          .invalidParameter("AmbiguousRoleResolution is required for the mapping of \(name)."))
      }
      let rules = mapping["RulesConfiguration"]?.items("Rules") ?? []
      if mapping.text("Type") == "Rules", !(1...Self.mostRules).contains(rules.count) {
        throw .refused(
          .invalidParameter("A mapping of type Rules has 1 to \(Self.mostRules) rules."))
      }
    }
    pool.roles = .object(
      [("Roles", input.tree["Roles"] ?? .object([]))]
        + (mappings.map { [("RoleMappings", $0)] } ?? []))
    work.state.identityPools.put(pool)
    return .empty
  }
}
