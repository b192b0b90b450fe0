/// A user of a pool.
package struct User: StateRow {
  package static let table = "user"

  package let userPoolId: String
  /// The canonical name: in pools whose users are named by an attribute, the sub.
  package let username: String
  package let sub: String
  /// Names and values, sorted by name; `sub` is not among them, `email_verified` is `true` or `false`.
  package var attributes: [Attribute] = []
  package var status: UserStatus
  package var isEnabled = true
  package let created: Double
  package var modified: Double

  package var password: Password?
  /// Former passwords, the latest first, as long as the pool remembers them.
  package var passwordHistory: [Password] = []
  package var lockOut = LockOut()
  /// Codes that were sent and not used: at most one a purpose.
  package var codes: [SentCode] = []
  /// Times of calls that are limited per user and hour: name of the limit and seconds since 1970.
  package var attempts: [(limit: String, time: Double)] = []

  package var mfa = MFASettings()
  package var authenticator: Authenticator?
  /// The secret of an app that is being set up, in base 32: the app before it counts until then.
  package var pendingAuthenticator: String?
  package var devices: [Device] = []
  package var passkeys: [Passkey] = []
  /// The challenge of a passkey that is being made: base64url.
  package var passkeyChallenge: String?
  /// Names of groups, in the order they were joined.
  package var groups: [String] = []
  package var identities: [FederatedIdentity] = []
  /// How often the user has signed out everywhere: tokens of before are dead.
  package var signOuts = 0
  /// Values that were given and wait to be verified, by attribute.
  package var pendingAttributes: [Attribute] = []

  package init(
    userPoolId: String, username: String, sub: String, status: UserStatus, created: Double
  ) {
    self.userPoolId = userPoolId
    self.username = username
    self.sub = sub
    self.status = status
    self.created = created
    modified = created
  }

  package var key: String { Self.key(userPoolId, username) }

  package static func key(_ userPoolId: String, _ username: String) -> String {
    "\(userPoolId) \(username)"
  }

  /// The pool; and within it name, sub and each attribute that may be an alias, in lower case.
  package var indexKeys: [String] {
    [
      userPoolId, Self.indexKey(userPoolId, "sub", sub),
      Self.indexKey(userPoolId, "username", username),
    ]
      + ["email", "phone_number", "preferred_username"].compactMap { name in
        self[name].map { Self.indexKey(userPoolId, name, $0) }
      }
  }

  /// - Parameter name: `username`, `sub`, `email`, `phone_number` or `preferred_username`.
  package static func indexKey(_ userPoolId: String, _ name: String, _ value: String) -> String {
    "\(userPoolId) \(name) \(value.lowercased())"
  }

  /// An attribute's value.
  package subscript(attribute: String) -> String? {
    get { attributes.first { $0.name == attribute }?.value }
    set {
      attributes.removeAll { $0.name == attribute }
      guard let newValue else { return }
      let index = attributes.firstIndex { $0.name > attribute } ?? attributes.endIndex
      attributes.insert(Attribute(name: attribute, value: newValue), at: index)
    }
  }

  package func isVerified(_ attribute: String) -> Bool { self["\(attribute)_verified"] == "true" }
}

/// A name and a value, both texts.
package struct Attribute: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Where a user stands.
package enum UserStatus: String, Hashable, Sendable, CaseIterable {
  case unconfirmed = "UNCONFIRMED"
  case confirmed = "CONFIRMED"
  case archived = "ARCHIVED"
  case compromised = "COMPROMISED"
  case unknown = "UNKNOWN"
  case resetRequired = "RESET_REQUIRED"
  case forceChangePassword = "FORCE_CHANGE_PASSWORD"
  case externalProvider = "EXTERNAL_PROVIDER"
}
