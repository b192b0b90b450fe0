import Templating

/// One field of a form, with the exact attributes that browsers and password managers look for.
struct Field: Sendable {
  enum Kind: Sendable {
    /// Typed before, shown again: read-only.
    case username
    case text, password, newPassword, code, select, checkbox, textarea
  }

  /// What its error texts say: one for each way to be wrong that the browser can tell.
  struct ErrorTexts: Sendable {
    var required = ""
    var format = ""
    var length = ""
    var policy = ""
  }

  struct Option: Sendable {
    let value: String
    let label: String
  }

  let kind: Kind
  /// What Cognito calls the attribute that it asks for; empty for everything else.
  var attribute = ""
  /// The same in every build: password managers remember it.
  let id: String
  /// What it is posted as: its id but where Cognito's own pages say otherwise.
  var name: String
  var label: String
  var type = "text"
  var autocomplete: String
  var hint = ""
  var value = ""
  var errors = ErrorTexts()
  /// The error that is shown.
  var error = ""
  var isRequired = true
  var inputmode = ""
  var autocapitalize = ""
  var isAutocorrectOff = false
  var isSpellcheckOff = false
  /// Written from left to right in every language.
  var isLTR = false
  var enterkeyhint = ""
  var minlength = ""
  var maxlength = ""
  var pattern = ""
  var passwordrules = ""
  var minimum = ""
  var maximum = ""
  var step = ""
  var length = 0
  var submitsWhenFull = false
  var policy: PasswordRules?
  var options: [Option] = []
  var change = SafeURL.none
  var forgot = SafeURL.none
  /// What the script finds the label by, where only the service knows its words.
  var slot = ""

  init(_ kind: Kind, id: String, label: String, autocomplete: String) {
    self.kind = kind
    self.id = id
    name = id
    self.label = label
    self.autocomplete = autocomplete
  }

  /// The ids of what describes it: hint or rules first, then the error.
  var describedby: String {
    var ids: [String] = []
    if !hint.isEmpty { ids.append("\(id)-hint") }
    if policy != nil { ids.append("\(id)-policy") }
    if !error.isEmpty { ids.append("\(id)-error") }
    return ids.joined(separator: " ")
  }

  /// The text for a way to be wrong; nil where the field cannot be wrong that way.
  func text(for kind: StateFacts.FieldError.Kind) -> String? {
    let text =
      switch kind {
      case .required: errors.required
      case .format: errors.format
      case .length: errors.length
      case .policy: errors.policy
      }
    return text.isEmpty ? nil : text
  }
}

extension Field {
  var record: Record {
    Record(
      PageModel.field,
      [
        ("isUsername", .flag(kind == .username)), ("isText", .flag(kind == .text)),
        ("isPassword", .flag(kind == .password)), ("isNewPassword", .flag(kind == .newPassword)),
        ("isCode", .flag(kind == .code)), ("isSelect", .flag(kind == .select)),
        ("isCheckbox", .flag(kind == .checkbox)), ("isTextarea", .flag(kind == .textarea)),
        ("id", .text(id)), ("name", .text(name)), ("type", .text(type)), ("label", .text(label)),
        ("hint", .text(hint)), ("error", .text(error)), ("value", .text(value)),
        ("describedby", .text(describedby)), ("required", .flag(isRequired)),
        ("optional", .flag(!isRequired)),
        ("errorRequired", .text(isRequired ? errors.required : "")),
        ("errorFormat", .text(errors.format)), ("errorLength", .text(errors.length)),
        ("errorPolicy", .text(errors.policy)), ("autocomplete", .text(autocomplete)),
      ] + typing + parts)
  }

  private var typing: [(String, Value)] {
    [
      ("inputmode", .text(inputmode)), ("autocapitalize", .text(autocapitalize)),
      ("autocorrectOff", .flag(isAutocorrectOff)), ("spellcheckOff", .flag(isSpellcheckOff)),
      ("ltr", .flag(isLTR)), ("enterkeyhint", .text(enterkeyhint)),
      ("minlength", .text(minlength)), ("maxlength", .text(maxlength)),
      ("pattern", .text(pattern)), ("passwordrules", .text(passwordrules)),
      ("min", .text(minimum)), ("max", .text(maximum)), ("step", .text(step)),
    ]
  }

  private var parts: [(String, Value)] {
    let number = length == 0 ? "" : String(length)
    return [
      ("cells", .text(number)), ("lengths", .text(number)), ("autoSubmit", .flag(submitsWhenFull)),
      ("policy", .list(policy.map { [$0.record] } ?? [])),
      (
        "options",
        .list(
          options.map {
            Record(
              PageModel.option,
              [
                ("value", .text($0.value)), ("label", .text($0.label)),
                ("selected", .flag($0.value == value)),
              ])
          })
      ),
      ("checked", .flag(kind == .checkbox && value == "true")),
      ("change", .url(change)), ("forgot", .url(forgot)), ("slot", .text(slot)),
    ]
  }
}
