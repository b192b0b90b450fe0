package import Syntax

/// The tokens of a sign-in before they are signed.
package struct TokenSet: Sendable {
  /// Claims in their order; `at_hash` is added when the access token is there, where `bindsAccessToken`.
  package var idToken: JSONTree?
  package var accessToken: JSONTree
  package var refreshToken: String?
  /// Seconds that the access token is good for.
  package var expiresIn: Int
  /// Whether the ID token gets `at_hash`: those of the domain's endpoints do.
  package var bindsAccessToken: Bool
  package var newDevice: NewDevice?

  /// `NewDeviceMetadata`
  package struct NewDevice: Hashable, Sendable {
    package let key: String
    package let groupKey: String

    package init(key: String, groupKey: String) {
      self.key = key
      self.groupKey = groupKey
    }
  }

  package init(
    idToken: JSONTree?, accessToken: JSONTree, refreshToken: String?, expiresIn: Int,
    bindsAccessToken: Bool, newDevice: NewDevice? = nil
  ) {
    self.idToken = idToken
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.expiresIn = expiresIn
    self.bindsAccessToken = bindsAccessToken
    self.newDevice = newDevice
  }
}
