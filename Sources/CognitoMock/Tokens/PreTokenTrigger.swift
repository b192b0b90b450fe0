import Syntax

/// The pre-token trigger: what it is told, and what may come of it.
///
/// Source: Amazon Cognito Developer Guide, "Pre token generation Lambda trigger", versions 1 to 3.
struct PreTokenTrigger {
  /// Claims that no function can add, change or take away.
  private static let untouchable: Set = [
    "acr", "amr", "at_hash", "auth_time", "azp", "client_id", "cognito:username", "device_key",
    "event_id", "exp", "iat", "identities", "iss", "jti", "nbf", "nonce", "origin_jti", "sub",
    "token_use", "username", "version",
  ]
  /// The only names of the service's own that it can change.
  private static let ofGroups: Set = [
    "cognito:groups", "cognito:roles", "cognito:preferred_role",
  ]

  /// `LambdaVersion`: 1, 2 or 3.
  let version: Int

  init(_ pool: UserPool) {
    switch pool.settings["LambdaConfig"]?["PreTokenGenerationConfig"]?.text("LambdaVersion") {
    case "V2_0": version = 2
    case "V3_0": version = 3
    default: version = 1
    }
  }

  /// The response as the function finds it.
  var emptyResponse: JSONTree {
    version == 1 ? ["claimsOverrideDetails": .null] : ["claimsAndScopeOverrideDetails": .null]
  }

  /// What the function said about both tokens; nil where it said nothing.
  func details(of response: JSONValue) throws(Interruption) -> JSONValue? {
    let name = version == 1 ? "claimsOverrideDetails" : "claimsAndScopeOverrideDetails"
    return try response.outputObject(name)
  }

  /// The ID token's part of the details.
  func idPart(of details: JSONValue) throws(Interruption) -> JSONValue? {
    version == 1 ? details : try details.outputObject("idTokenGeneration")
  }

  /// The access token's part: version 1 has none.
  func accessPart(of details: JSONValue) throws(Interruption) -> JSONValue? {
    version == 1 ? nil : try details.outputObject("accessTokenGeneration")
  }

  /// Claims with what a part adds, replaces and suppresses.
  ///
  /// Refuses with `InvalidLambdaResponseException` what is of another kind: a claim of version 1 is a
  /// text.
  func apply(
    _ part: JSONValue?, to claims: JSONTree, use: TokenUse
  ) throws(Interruption) -> JSONTree {
    guard let part else { return claims }
    var claims = claims
    for member in try part.outputObject("claimsToAddOrOverride")?.object?.members ?? [] {
      guard isTouchable(member.name, use: use), !member.name.hasPrefix("dev:") else { continue }
      if version == 1, member.value.string == nil {
        throw .refused(.unrecognizableLambdaOutput)
      }
      claims.set(member.name, JSONTree(member.value))
    }
    for name in try part.outputTexts("claimsToSuppress") ?? [] where isTouchable(name, use: use) {
      claims.set(name, nil)
    }
    guard use == .access else { return claims }
    return try withScopes(of: part, in: claims)
  }

  private func withScopes(
    of part: JSONValue, in claims: JSONTree
  ) throws(Interruption) -> JSONTree {
    var claims = claims
    let suppressed = Set(try part.outputTexts("scopesToSuppress") ?? [])
    var scopes = (claims.text("scope") ?? "").split(separator: " ").map(String.init)
    scopes.removeAll(where: suppressed.contains)
    for scope in try part.outputTexts("scopesToAdd") ?? [] where !scopes.contains(scope) {
      scopes.append(scope)
    }
    claims.set("scope", .string(scopes.joined(separator: " ")))
    return claims
  }

  private func isTouchable(_ name: String, use: TokenUse) -> Bool {
    if Self.untouchable.contains(name) || name == "scope" { return false }
    if name == "aud", use == .id { return false }
    return !name.hasPrefix("cognito:") || Self.ofGroups.contains(name)
  }
}
