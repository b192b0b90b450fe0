import Site

/// What Cognito's pages make of a pool: labels, examples and rules.
struct LookWords {
  let pool: Pool

  /// What people sign in with: `Email or phone number`.
  var identifier: String {
    let names = pool.identifiers.map { name in
      switch name {
      case .email: "email"
      case .phone: "phone number"
      case .username: "username"
      }
    }
    return Self.capitalized(names.joined(separator: " or "))
  }

  private var isPhone: Bool { pool.identifiers.first == .phone }
  var contact: String { isPhone ? "+15550100" : "mara@example.com" }
  var maskedContact: String { isPhone ? "+*******0100" : "m***@e***" }

  var username: LookForm.Field {
    LookForm.Field(name: "username", label: identifier, autocomplete: "username")
  }
  var password: LookForm.Field {
    LookForm.Field(
      name: "password", label: "Password", type: "password", autocomplete: "current-password")
  }
  /// Half typed, so that rules that are met and rules that are not are seen.
  var newPassword: LookForm.Field {
    LookForm.Field(
      name: "new-password", label: "New password", type: "password", value: "harbour",
      autocomplete: "new-password")
  }
  var code: LookForm.Field {
    LookForm.Field(name: "code", label: "Code", autocomplete: "one-time-code")
  }

  var signUpFields: [LookForm.Field] {
    let first = pool.identifiers.first
    let own: LookForm.Field =
      switch first {
      case .phone: LookForm.Field(name: "phone_number", label: "Phone number", type: "tel")
      case .username: LookForm.Field(name: "username", label: "Username")
      case .email, nil: LookForm.Field(name: "email", label: "Email", type: "email")
      }
    let asked = pool.attributes.filter { $0.required && $0.name != own.name }
    return [own] + asked.map { LookForm.Field(name: $0.name, label: Self.label(of: $0.name)) }
      + [newPassword]
  }

  var signUpLink: LookForm.Link? {
    pool.signUp
      ? LookForm.Link(before: "New here?", label: "Create an account", page: .signUp) : nil
  }

  /// What the first second factor says; of a pool without any, what it would say.
  var factor: String {
    switch pool.mfa.methods.first {
    case .totp: "Enter the code that your authenticator app shows."
    case .sms: "Enter the code that we have sent to +*******0100."
    case .email, nil: "Enter the code that we have sent to m***@e***."
    }
  }

  var rules: [LookForm.Rule] {
    let policy = pool.passwordPolicy
    let typed = newPassword.value
    let all: [(isAsked: Bool, text: String, isMet: Bool)] = [
      (policy.requireLowercase, "A lower case letter", true),
      (policy.requireUppercase, "An upper case letter", false),
      (policy.requireNumbers, "A number", false),
      (policy.requireSymbols, "A special character", false),
      (
        true, "At least \(policy.minimumLength) characters",
        typed.count >= policy.minimumLength
      ),
      (true, "No blank at its beginning or end", true),
    ]
    return all.filter(\.isAsked).map { LookForm.Rule(text: $0.text, isMet: $0.isMet) }
  }

  /// `Given name` for `given_name`, `Team` for `custom:team`.
  private static func label(of attribute: String) -> String {
    let name = attribute.hasPrefix("custom:") ? attribute.dropFirst(7) : attribute[...]
    return capitalized(String(name.map { $0 == "_" ? " " : $0 }))
  }

  private static func capitalized(_ text: String) -> String {
    (text.first?.uppercased() ?? "") + text.dropFirst()
  }
}
