package import Bindings

/// What the preview starts with: `preview` in `lintel.json`. Nothing of it is ever built.
package struct PreviewSettings: Sendable {
  package var users: [User] = []
  package var groups: [Group] = []
  /// Secrets of confidential clients, sorted by tenant and client.
  package var clients: [Client] = []
  /// Where Lambda triggers are answered, sorted by name.
  package var triggers: [Trigger] = []
  package var identityPools: [IdentityPool] = []
  /// The code that every message carries; nil for fresh ones.
  package var fixedCode: String?

  package init() {}

  /// Somebody who can sign in from the start.
  package struct User: Sendable {
    package enum Password: Hashable, Sendable {
      case permanent(String)
      /// To be changed at the first sign-in.
      case temporary(String)
    }

    package var username: String
    /// Cognito's names and values, sorted by name.
    package var attributes: [(name: String, value: String)]
    /// Nil for a user without one, who signs in by code or passkey.
    package var password: Password?
    package var groups: [String]
    /// The first is preferred.
    package var mfa: [Pool.MFAMethod]
  }

  /// A group of users.
  package struct Group: Hashable, Sendable {
    package var name: String
    package var description: String?
    /// 0 or more; the lowest wins.
    package var precedence: Int?
  }

  /// An app client that has a secret.
  package struct Client: Hashable, Sendable {
    package var tenant: String
    package var name: String
    package var secret: String
  }

  /// A Lambda trigger and the address that stands in for it.
  package struct Trigger: Sendable {
    /// As Cognito names it: `PreSignUp`.
    package var name: String
    package var address: HTTPAddress
  }

  /// An identity pool.
  package struct IdentityPool: Hashable, Sendable {
    /// `eu-central-1:` and a UUID.
    package var id: String
    package var allowGuests: Bool
  }
}
