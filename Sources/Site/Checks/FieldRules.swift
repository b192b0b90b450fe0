import Bindings

/// The attributes that make a field fill itself in, bring up the right keyboard, and be left alone by
/// those who mean to help.
enum FieldRules {
  static let all = [
    identity, missing, token, off, purpose, attributes, oneUserName, code, oneCode, length,
  ]

  static let identity = PageRule(
    "page.field.name", hint: "set id and name to the same word, and keep it: managers remember it"
  ) { page, findings in
    for field in page.controls where field["type"] != "radio" {
      guard let id = field["id"],
        id == field["name"] || page.served == "hosted" && field.isNamedAsCognitoDoes
      else {
        findings.add("id and name of \(page.name(of: field)) differ", at: field)
        continue
      }
    }
  }

  static let missing = PageRule(
    "page.autocomplete.missing", wcag: "1.3.5",
    hint: "set autocomplete to what the field is for, or to off for what only this page asks"
  ) { page, findings in
    for field in page.controls where field.isField && !field.has("autocomplete") {
      findings.add("\(page.name(of: field)) does not say what it is for", at: field)
    }
  }

  static let token = PageRule(
    "page.autocomplete.unknown", wcag: "1.3.5", hint: "use one of the tokens of the HTML Standard"
  ) { page, findings in
    for field in page.controls {
      guard let value = field["autocomplete"], AutofillToken.detail(of: value) == nil else {
        continue
      }
      findings.add(
        "\(page.name(of: field)) is marked autocomplete=\"\(value)\", which means nothing",
        at: field,
        "autocomplete")
    }
  }

  static let off = PageRule(
    "page.autocomplete.off", wcag: "3.3.8",
    hint: "let the browser and its password manager fill it in"
  ) { page, findings in
    for form in page.all("form") where form["autocomplete"] == "off" {
      findings.add("a form keeps browsers from filling it in", at: form, "autocomplete")
    }
    for field in page.controls where field.autofill?.field == "off" {
      guard field["type"] == "password" || signIn.contains(field.subject) else { continue }
      findings.add(
        "\(page.name(of: field)) keeps browsers from filling it in", at: field, "autocomplete")
    }
  }

  private static let signIn = [
    "username", "password", "new-password", "new-password-repeat", "code", "email", "phone_number",
  ]

  static let purpose = PageRule(
    "page.autocomplete.wrong", wcag: "1.3.5",
    hint: "set autocomplete to what the field's name stands for"
  ) { page, findings in
    for field in page.controls where field.isField {
      guard let detail = field.autofill else { continue }
      let isSecret = field["type"] == "password"
      // Switched off where it must not be: that is the rule above.
      if detail.field == "off", isSecret || signIn.contains(field.subject) { continue }
      let row = FieldTable.names.row(token: field.subject)
      let wanted = row?.needs[0].values ?? (isSecret ? ["current-password", "new-password"] : [])
      guard !wanted.isEmpty, !wanted.contains(detail.field) else { continue }
      findings.add(
        "\(page.name(of: field)) is marked \(detail.field) instead of \(wanted[0])", at: field,
        "autocomplete")
    }
  }

  static let attributes = PageRule(
    "page.field.attribute", wcag: "1.3.5",
    hint: "people type it on a phone too: bring up its keyboard, and do not correct it"
  ) { page, findings in
    for field in page.controls where field.isField && !field.has("readonly") {
      let type = field["type"] ?? "text"
      let rows = [
        field.autofill.flatMap { FieldTable.standard.row(token: $0.field) },
        field.name == "input" ? FieldTable.standard.row(type: type) : nil,
      ].compactMap { $0 }
      if field.name == "input", let row = rows.first, !row.types.isEmpty, !row.types.contains(type)
      {
        findings.add(
          "\(page.name(of: field)) has the type \(type) instead of \(row.types[0])", at: field,
          "type")
        continue
      }
      var seen: Set<String> = []
      for need in rows.flatMap(\.needs) where seen.insert(need.attribute).inserted {
        guard let fault = need.fault(in: field) else { continue }
        findings.add("\(page.name(of: field)) \(fault)", at: field, need.attribute)
      }
    }
  }

  static let oneUserName = PageRule(
    "page.field.username.second", hint: "one field of a form claims the user name: managers save it"
  ) { page, findings in
    for form in page.all("form") {
      let claims = page.controls(of: form).filter { $0.autofill?.field == "username" }
      for field in claims.dropFirst() {
        findings.add(
          "\(page.name(of: field)) claims the user name as well", at: field, "autocomplete")
      }
    }
  }

  static let code = PageRule(
    "page.field.code", hint: "an input of type text with inputmode numeric and a pattern of digits"
  ) { page, findings in
    for field in page.controls where field.isCode {
      if field["type"] == "number" {
        findings.add(
          "\(page.name(of: field)) is a number: zeros in front are lost, and a wheel changes it",
          at: field, "type")
      }
      if field["pattern"]?.contains("0-9") ?? true, field["inputmode"] != "numeric" {
        findings.add("\(page.name(of: field)) does not bring up digits", at: field, "inputmode")
      }
      if !field.has("pattern"), field.has("data-code") {
        findings.add("\(page.name(of: field)) has no pattern", at: field)
      }
      if field.has("maxlength") {
        findings.add(
          "\(page.name(of: field)) cuts a pasted code with blanks in it", at: field, "maxlength")
      }
    }
  }

  static let oneCode = PageRule(
    "page.field.code.split", wcag: "3.3.8", hint: "one input: cells are drawn by the style sheet"
  ) { page, findings in
    for form in page.all("form") {
      for field in page.controls(of: form).filter(\.isCode).dropFirst() {
        findings.add("the code is asked in several inputs", at: field)
      }
    }
  }

  static let length = PageRule(
    "page.field.length", hint: "take maxlength away, or set it to what Cognito takes"
  ) { page, findings in
    for field in page.controls {
      guard let text = field["maxlength"] else { continue }
      let least =
        field["type"] == "password" ? 256 : field.autofill?.field == "username" ? 128 : 1
      guard let length = Int(text), length < least else { continue }
      findings.add(
        "\(page.name(of: field)) takes \(length) characters, Cognito \(least)", at: field,
        "maxlength")
    }
  }
}

extension FieldTable.Need {
  /// What is wrong about the attribute in a field; nil if it is as it must be.
  fileprivate func fault(in field: XMLNode) -> String? {
    guard let value = field[attribute] else {
      return "has no \(attribute)" + (values.first.map { "=\"\($0)\"" } ?? "")
    }
    guard let wanted = values.first, !values.contains(value) else { return nil }
    return "has \(attribute)=\"\(value)\" instead of \"\(wanted)\""
  }
}

extension XMLNode {
  /// What a field is about: its id, since a hosted page posts some by names of Cognito's own.
  var subject: String { self["id"] ?? self["name"] ?? "" }

  /// Cognito's sign-up form calls a new password `password`, and attributes
  /// `requiredAttributes[given_name]`.
  fileprivate var isNamedAsCognitoDoes: Bool {
    guard let id = self["id"], let name = self["name"] else { return false }
    if id == "new-password" { return name == "password" }
    let (start, end) = ("requiredAttributes[", "]")
    guard name.hasPrefix(start), name.hasSuffix(end) else { return false }
    return AttributeFields.id(of: String(name.dropFirst(start.count).dropLast())) == id
  }

  var autofill: AutofillToken.Detail? { self["autocomplete"].flatMap(AutofillToken.detail) }

  var isCode: Bool { autofill?.field == "one-time-code" || self["name"] == "code" }
}

extension CheckedPage {
  func controls(of form: XMLNode) -> [XMLNode] {
    controls.filter { $0.index > form.index && $0.index < form.end }
  }
}
