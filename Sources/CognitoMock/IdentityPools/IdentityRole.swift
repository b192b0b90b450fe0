import Syntax

/// Which role an identity gets credentials for.
///
/// Source: Cognito Developer Guide, "Using role-based access control": mapping by rules or by the
/// token's own roles; what is ambiguous gets the pool's role for everybody, or none.
struct IdentityRole {
  let pool: IdentityPool
  let identityId: String
  let logins: [IdentityLogin]
  /// `CustomRoleArn`
  let wanted: String?

  func arn() throws(Interruption) -> String {
    let name = logins.isEmpty ? "unauthenticated" : "authenticated"
    guard let usual = pool.roles["Roles"]?.text(name) else {
      throw .refused(
        CognitoError(
          "InvalidIdentityPoolConfigurationException",
          "Invalid identity pool configuration. Check assigned IAM roles for this pool."))
    }
    for login in logins {
      guard let mapping = mapping(of: login) else { continue }
      let isToken = mapping.text("Type") == "Token"
      if let role = try isToken ? tokenRole(login) : ruleRole(login, mapping) { return role }
      if mapping.text("AmbiguousRoleResolution") == "Deny" {
        throw .refused(.forbidden(identityId))
      }
    }
    return usual
  }

  /// That of the provider with the client, or of the provider alone.
  private func mapping(of login: IdentityLogin) -> JSONTree? {
    let mappings = pool.roles["RoleMappings"]
    return login.claims?.text("aud").flatMap { mappings?["\(login.provider):\($0)"] }
      ?? mappings?[login.provider]
  }

  private func tokenRole(_ login: IdentityLogin) throws(Interruption) -> String? {
    if let wanted {
      guard login.claims?.texts("cognito:roles").contains(wanted) == true else {
        throw .refused(.forbidden(identityId))
      }
      return wanted
    }
    return login.claims?.text("cognito:preferred_role")
  }

  /// The first rule that fits wins.
  private func ruleRole(_ login: IdentityLogin, _ mapping: JSONTree) -> String? {
    for rule in mapping["RulesConfiguration"]?.items("Rules") ?? [] {
      guard let name = rule.text("Claim"), let value = rule.text("Value"),
        let role = rule.text("RoleARN"), let claim = login.claims?[name]
      else { continue }
      let values = claim.array?.compactMap(\.string) ?? [claim.string ?? JSONTree(claim).compact()]
      let fits =
        switch rule.text("MatchType") {
        case "Equals": values.contains(value)
        case "Contains": values.contains { $0.contains(value) }
        case "StartsWith": values.contains { $0.hasPrefix(value) }
        case "NotEqual": !values.contains(value)
        default: false
        }
      if fits { return role }
    }
    return nil
  }
}
