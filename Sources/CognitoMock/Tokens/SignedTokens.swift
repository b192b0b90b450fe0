package import Syntax

/// Tokens as they are handed out.
package struct SignedTokens: Hashable, Sendable {
  package let idToken: String?
  package let accessToken: String
  package let refreshToken: String?
  /// Seconds that the access token is good for.
  package let expiresIn: Int
  package let newDevice: TokenSet.NewDevice?

  /// `AuthenticationResult` of the API.
  package var authenticationResult: JSONTree {
    var members: [(String, JSONTree)] = [
      ("AccessToken", .string(accessToken)), ("ExpiresIn", .int(expiresIn)),
    ]
    if let idToken { members.append(("IdToken", .string(idToken))) }
    if let newDevice {
      members.append(
        (
          "NewDeviceMetadata",
          [
            "DeviceGroupKey": .string(newDevice.groupKey), "DeviceKey": .string(newDevice.key),
          ]
        ))
    }
    if let refreshToken { members.append(("RefreshToken", .string(refreshToken))) }
    members.append(("TokenType", "Bearer"))
    return .object(members)
  }
}
