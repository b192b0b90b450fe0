import Templating

/// Fields that more than one page has.
struct CommonFields {
  let pool: Pool
  let texts: TextCatalog

  func text(_ key: String, _ parameters: [String: TextParameter] = [:]) -> String {
    texts.text(key, parameters) ?? ""
  }

  /// What a person signs in with.
  ///
  /// - Parameter offersPasskeys: whether the browser may offer passkeys in the field's suggestions.
  func identifier(offersPasskeys: Bool = false, isLast: Bool) -> Field {
    let key = "field.identifier.\(identifierName)"
    var field = Field(
      .text, id: "username", label: text("\(key).label"),
      autocomplete: offersPasskeys ? "username webauthn" : "username")
    field.hint = text("\(key).hint")
    field.errors.required = text("\(key).error.required")
    field.errors.format = text("\(key).error.format")
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.isLTR = true
    field.enterkeyhint = isLast ? "go" : "next"
    switch Set(pool.identifiers) {
    case [.email]:
      field.type = "email"
      field.inputmode = "email"
      field.maxlength = "254"
    case [.phone]: field.takesPhoneNumber()
    default:
      field.maxlength = pool.identifiers.contains(.email) ? "254" : "128"
      if pool.identifiers.contains(.email) { field.inputmode = "email" }
    }
    return field
  }

  private var identifierName: String {
    let kinds = Set(pool.identifiers)
    if kinds.count > 2 { return "any" }
    let order: [Pool.Identifier] = [.email, .phone, .username]
    let name = order.filter { kinds.contains($0) }.map(\.rawValue).joined(separator: "-")
    return name.isEmpty ? "username" : name
  }

  /// The name that was typed before, for the password manager and for the person to see.
  func usernameCopy(change: SafeURL) -> Field {
    var field = Field(
      .username, id: "username", label: text("field.username-copy.label"),
      autocomplete: "username")
    field.change = change
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.isLTR = true
    return field
  }

  func password(id: String, forgot: SafeURL = .none, isLast: Bool) -> Field {
    var field = Field(
      .password, id: id, label: text("field.\(id).label"), autocomplete: "current-password")
    field.type = "password"
    field.errors.required = text("field.\(id).error.required")
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.isLTR = true
    field.enterkeyhint = isLast ? "go" : "next"
    field.maxlength = String(PasswordRules.maximum)
    field.forgot = forgot
    return field
  }

  /// One field, no repeat: it can be shown.
  ///
  /// - Parameter hasHistory: whether former passwords can be refused.
  func newPassword(isLast: Bool = true, hasHistory: Bool = true) -> Field {
    let rules = PasswordRules(pool.passwordPolicy, texts, hasHistory: hasHistory)
    var field = Field(
      .newPassword, id: "new-password", label: text("field.new-password.label"),
      autocomplete: "new-password")
    field.type = "password"
    field.errors.required = text("field.new-password.error.required")
    field.errors.policy = text("field.new-password.error.policy")
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.isLTR = true
    field.enterkeyhint = isLast ? "go" : "next"
    field.minlength = String(pool.passwordPolicy.minimumLength)
    field.maxlength = String(PasswordRules.maximum)
    field.passwordrules = rules.attribute
    field.policy = rules
    return field
  }

  /// The consent that sign-in waits for.
  func terms() -> Field {
    var field = Field(
      .checkbox, id: "terms", label: text("field.terms.label"), autocomplete: "off")
    field.errors.required = text("field.terms.error.required")
    return field
  }

  func answer() -> Field {
    var field = Field(
      .text, id: "answer", label: text("field.answer.label"), autocomplete: "off")
    field.slot = "question"
    field.errors.required = text("field.answer.error.required")
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.enterkeyhint = "go"
    return field
  }

  /// What a person finds a tenant by: its name, or an address of the people who sign in there.
  func tenant() -> Field {
    var field = Field(
      .text, id: "tenant", label: text("field.tenant.label"), autocomplete: "organization")
    field.errors.required = text("field.tenant.error.required")
    field.errors.format = text("field.tenant.error.format")
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.enterkeyhint = "go"
    return field
  }

  /// - Parameter submitsWhenFull: only where the hint says so before a person types.
  func code(length: Int, submitsWhenFull: Bool, isLast: Bool = true) -> Field {
    var field = Field(
      .code, id: "code", label: text("field.code.label"), autocomplete: "one-time-code")
    field.inputmode = "numeric"
    field.pattern = "[0-9]{4,10}"
    field.errors.required = text("field.code.error.required")
    field.errors.length = text("field.code.error.length", ["length": .number(length)])
    field.autocapitalize = "none"
    field.isAutocorrectOff = true
    field.isSpellcheckOff = true
    field.isLTR = true
    field.enterkeyhint = isLast ? "go" : "next"
    field.length = length
    field.submitsWhenFull = submitsWhenFull
    if submitsWhenFull {
      field.hint = text("code.auto-submit", ["length": .number(length)])
    }
    return field
  }
}
