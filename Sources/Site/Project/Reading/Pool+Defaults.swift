/// What holds where a person says nothing: as a pool is that was made without settings.
extension Pool {
  init(named name: String, userPoolId: String) {
    self.init(
      name: name, userPoolId: userPoolId,
      region: String(userPoolId.prefix { $0 != "_" }), displayName: nil, theme: nil, brand: nil,
      url: nil, domain: nil, rpId: nil, tier: .essentials, sender: .cognito, defaultLocale: "en",
      identifiers: [.email], methods: [.password], signUp: true, recovery: [.email],
      passwordPolicy: .cognitoDefault, mfa: MFA(required: false, methods: []), attributes: [],
      location: nil)
  }

  /// The host below which passkeys are valid; Cognito takes the pool's domain where none is named.
  package var passkeyHost: String? { rpId ?? domain }

  /// Whether a sign-up page asks for this attribute as the identifier already.
  func asksAsIdentifier(_ attribute: String) -> Bool {
    identifiers.count == 1
      && (attribute == "email" && identifiers[0] == .email
        || attribute == "phone_number" && identifiers[0] == .phone)
  }
}

extension PasswordPolicy {
  static let keys = [
    "minimumLength", "requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols",
    "passwordHistorySize", "temporaryPasswordValidityDays",
  ]

  /// What Cognito takes for a pool that is made without a policy.
  static let cognitoDefault = PasswordPolicy(
    minimumLength: 8, requireLowercase: true, requireUppercase: true, requireNumbers: true,
    requireSymbols: true, passwordHistorySize: 0, temporaryPasswordValidityDays: 7)
}
