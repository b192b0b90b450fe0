import Templating

extension PageModel {
  static let option = Shape.record([("value", .text), ("label", .text), ("selected", .flag)])
  static let rule = Shape.record([("id", .text), ("text", .text)])
  static let policy = Shape.record([
    ("minimum", .number), ("symbols", .text), ("rules", .list(rule)),
  ])

  /// In the order of `Field.record`.
  static let field = Shape.record(
    [
      ("isUsername", .flag), ("isText", .flag), ("isPassword", .flag), ("isNewPassword", .flag),
      ("isCode", .flag), ("isSelect", .flag), ("isCheckbox", .flag), ("isTextarea", .flag),
      ("id", .text), ("name", .text), ("type", .text), ("label", .text), ("hint", .text),
      ("error", .text), ("value", .text), ("describedby", .text), ("required", .flag),
      ("optional", .flag), ("errorRequired", .text), ("errorFormat", .text),
      ("errorLength", .text), ("errorPolicy", .text), ("autocomplete", .text),
    ] + typing + parts)

  /// How a person types into it.
  private static let typing: [(String, Shape)] = [
    ("inputmode", .text), ("autocapitalize", .text), ("autocorrectOff", .flag),
    ("spellcheckOff", .flag), ("ltr", .flag), ("enterkeyhint", .text), ("minlength", .text),
    ("maxlength", .text), ("pattern", .text), ("passwordrules", .text), ("min", .text),
    ("max", .text), ("step", .text),
  ]

  /// What only some kinds have.
  private static let parts: [(String, Shape)] = [
    ("cells", .text), ("lengths", .text), ("autoSubmit", .flag), ("policy", .list(policy)),
    ("options", .list(option)), ("checked", .flag), ("change", .url), ("forgot", .url),
    ("slot", .text),
  ]
}
