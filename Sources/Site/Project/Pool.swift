package import Diagnostics

/// What Cognito fixes once for a user pool, and what the pool itself shows.
package struct Pool: Sendable {
  /// Cognito's feature plan.
  package enum Tier: String, Hashable, Sendable, CaseIterable { case lite, essentials, plus }

  /// Who sends the pool's mail: one's own SES, or Cognito itself.
  package enum Sender: String, Hashable, Sendable, CaseIterable { case ses, cognito }

  /// What a person may sign in by.
  package enum Identifier: String, Hashable, Sendable, CaseIterable { case email, phone, username }

  /// How a person may prove who they are at first.
  package enum Method: String, Hashable, Sendable, CaseIterable {
    case password, passkey, emailCode, smsCode
  }

  /// Where a person gets back in when the password is forgotten.
  package enum Recovery: String, Hashable, Sendable, CaseIterable { case email, phone, admin }

  /// What a second factor may be.
  package enum MFAMethod: String, Hashable, Sendable, CaseIterable { case totp, email, sms }

  package var name: String
  package var userPoolId: String
  /// The part of the id before `_`.
  package var region: String
  package var displayName: LocalizedText?
  package var theme: String?
  /// Whether it names its theme itself, and does not wear the project's.
  package var hasOwnTheme = false
  package var brand: BrandSource?
  package var url: String?
  /// Host name of the hosted pages, without scheme: `id.app.example`.
  package var domain: String?
  package var rpId: String?
  package var tier: Tier
  package var sender: Sender
  package var defaultLocale: String
  package var identifiers: [Identifier]
  package var methods: [Method]
  package var signUp: Bool
  package var recovery: [Recovery]
  package var passwordPolicy: PasswordPolicy
  package var mfa: MFA
  package var attributes: [SignUpAttribute]
  package var location: SourceLocation?
  /// SHA-256 of all that was said of it: equal for an equal pool.
  package var digest: [UInt8] = []

  /// Second factors: whether each person needs one, and which there are.
  package struct MFA: Sendable {
    package var required: Bool
    package var methods: [MFAMethod]
  }
}

/// A pool's rules for passwords, as Cognito has them.
package struct PasswordPolicy: Hashable, Sendable {
  /// 6…99 characters.
  package var minimumLength: Int
  package var requireLowercase: Bool
  package var requireUppercase: Bool
  package var requireNumbers: Bool
  package var requireSymbols: Bool
  /// How many former passwords are refused: 0…24.
  package var passwordHistorySize: Int
  /// 0…365 days.
  package var temporaryPasswordValidityDays: Int
}

/// An attribute that the sign-up page asks for.
package struct SignUpAttribute: Hashable, Sendable {
  /// Cognito's data type; `select` is Lintel's own, a text out of a list.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case string = "String"
    case number = "Number"
    case boolean = "Boolean"
    case dateTime = "DateTime"
    case select
  }

  /// `given_name`, `custom:team`.
  package var name: String
  package var kind: Kind
  package var required: Bool
  package var options: [Option]
  package var label: LocalizedText?
  package var hint: LocalizedText?
  package var minimum: Double?
  package var maximum: Double?
  package var minimumLength: Int?
  package var maximumLength: Int?

  /// One choice of a `select` attribute.
  package struct Option: Hashable, Sendable {
    package var value: String
    package var label: LocalizedText?
  }
}
