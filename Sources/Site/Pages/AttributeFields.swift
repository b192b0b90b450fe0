import Templating

/// The fields of sign-up attributes: Cognito's own by name, a pool's own by their kind.
struct AttributeFields {
  let texts: TextCatalog

  func field(_ attribute: SignUpAttribute, usernameIsTaken: Bool) -> Field {
    let isCustom = !Self.standard.contains(attribute.name)
    let key = isCustom ? "field.custom" : "field.\(attribute.name)"
    let label =
      attribute.label?.text(for: texts.locale) ?? texts.text("\(key).label") ?? attribute.name
    var field = Field(
      kind(of: attribute), id: Self.id(of: attribute.name), label: label,
      autocomplete: autocomplete(of: attribute.name, usernameIsTaken: usernameIsTaken))
    field.attribute = attribute.name
    field.hint = attribute.hint?.text(for: texts.locale) ?? texts.text("\(key).hint") ?? ""
    field.isRequired = attribute.required
    field.errors.required = texts.text("\(key).error.required") ?? ""
    field.errors.format = texts.text("\(key).error.format") ?? ""
    field.enterkeyhint = "next"
    typing(attribute, &field)
    field.options = attribute.options.map {
      Field.Option(value: $0.value, label: $0.label?.text(for: texts.locale) ?? $0.value)
    }
    return field
  }

  private func kind(of attribute: SignUpAttribute) -> Field.Kind {
    switch attribute.kind {
    case .select: .select
    case .boolean: .checkbox
    case .string: attribute.name == "address" ? .textarea : .text
    case .number, .dateTime: .text
    }
  }

  private func typing(_ attribute: SignUpAttribute, _ field: inout Field) {
    switch attribute.name {
    case "email":
      (field.type, field.inputmode, field.isLTR) = ("email", "email", true)
      field.autocapitalize = "none"
      field.isSpellcheckOff = true
      field.isAutocorrectOff = true
    case "phone_number": field.takesPhoneNumber()
    case "website", "picture", "profile":
      (field.type, field.inputmode, field.isLTR) = ("url", "url", true)
      field.autocapitalize = "none"
    case "birthdate": field.type = "date"
    case "given_name", "family_name", "name", "middle_name": field.autocapitalize = "words"
    case "nickname", "preferred_username", "locale", "zoneinfo":
      field.autocapitalize = "none"
      field.isSpellcheckOff = true
    default: custom(attribute, &field)
    }
    if field.kind == .text || field.kind == .textarea, field.type != "number", field.type != "date"
    {
      field.minlength = attribute.minimumLength.map { $0 > 0 ? String($0) : "" } ?? ""
      field.maxlength = attribute.maximumLength.map(String.init) ?? ""
    }
  }

  private func custom(_ attribute: SignUpAttribute, _ field: inout Field) {
    switch attribute.kind {
    case .number:
      // A number that is counted with, unlike a code: the browser may spin it.
      (field.type, field.inputmode, field.isLTR) = ("number", "numeric", true)
      field.minimum = attribute.minimum.map(Self.plain) ?? ""
      field.maximum = attribute.maximum.map(Self.plain) ?? ""
      field.step = "any"
    case .dateTime: field.type = "date"
    case .string, .boolean, .select: break
    }
  }

  /// A number without an exponent or a fraction that says nothing.
  private static func plain(_ number: Double) -> String {
    number.magnitude < 0x1p53 && number == number.rounded() ? String(Int(number)) : String(number)
  }

  private func autocomplete(of name: String, usernameIsTaken: Bool) -> String {
    // Only one field of a form may claim to be the user name.
    if name == "preferred_username" { return usernameIsTaken ? "off" : "username" }
    return Self.tokens[name] ?? "off"
  }

  /// `custom:team` is written `custom-team`, so that a script can select it; a phone number has the
  /// short name that the field table of the pages gives it.
  static func id(of name: String) -> String {
    if name == "phone_number" { return "phone" }
    return name.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "-")
  }

  /// Cognito's standard attributes that a person can be asked for.
  static let standard: Set<String> = [
    "address", "birthdate", "email", "family_name", "gender", "given_name", "locale",
    "middle_name", "name", "nickname", "phone_number", "picture", "preferred_username", "profile",
    "website", "zoneinfo",
  ]

  private static let tokens: [String: String] = [
    "address": "street-address", "birthdate": "bday", "email": "email",
    "family_name": "family-name", "gender": "sex", "given_name": "given-name",
    "locale": "language", "middle_name": "additional-name", "name": "name",
    "nickname": "nickname", "phone_number": "tel", "picture": "photo", "profile": "url",
    "website": "url",
  ]
}
