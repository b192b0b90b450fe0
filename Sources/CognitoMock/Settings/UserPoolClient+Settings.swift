package import Syntax

extension UserPoolClient {
  /// The settings of an app client, complete with the service's defaults.
  ///
  /// - Parameter wished: members of the input of `CreateUserPoolClient` in any order; those that are no
  ///   settings, such as `ClientName` or `GenerateSecret`, are left out.
  package static func settings(completing wished: JSONTree) -> JSONTree {
    var settings = RowTree()
    // 0 stands for the default of 30 days.
    let refresh = wished.whole("RefreshTokenValidity") ?? 0
    settings.put("RefreshTokenValidity", refresh == 0 ? 30 : refresh)
    settings.put("AccessTokenValidity", wished["AccessTokenValidity"])
    settings.put("IdTokenValidity", wished["IdTokenValidity"])
    settings.put("TokenValidityUnits", wished["TokenValidityUnits"] ?? .object([]))
    settings.put("ReadAttributes", wished["ReadAttributes"])
    settings.put("WriteAttributes", wished["WriteAttributes"])
    settings.put("ExplicitAuthFlows", flows(wished))
    for name in [
      "SupportedIdentityProviders", "CallbackURLs", "LogoutURLs", "DefaultRedirectURI",
      "AllowedOAuthFlows", "AllowedOAuthScopes",
    ] {
      settings.put(name, wished[name])
    }
    settings.put(
      "AllowedOAuthFlowsUserPoolClient",
      .bool(wished.flag("AllowedOAuthFlowsUserPoolClient") ?? false))
    settings.put("AnalyticsConfiguration", wished["AnalyticsConfiguration"])
    settings.put(
      "PreventUserExistenceErrors", wished.text("PreventUserExistenceErrors") ?? "LEGACY")
    settings.put("EnableTokenRevocation", .bool(wished.flag("EnableTokenRevocation") ?? true))
    settings.put(
      "EnablePropagateAdditionalUserContextData",
      .bool(wished.flag("EnablePropagateAdditionalUserContextData") ?? false))
    settings.put("AuthSessionValidity", wished.whole("AuthSessionValidity") ?? 3)
    settings.put("RefreshTokenRotation", wished["RefreshTokenRotation"])
    return settings.tree
  }

  private static func flows(_ wished: JSONTree) -> JSONTree {
    if wished["ExplicitAuthFlows"] != nil, !wished.texts("ExplicitAuthFlows").isEmpty {
      return wished["ExplicitAuthFlows"] ?? .null
    }
    return ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]
  }
}
