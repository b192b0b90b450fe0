import Templating

/// What the templates of Cognito's two looks, and of the page that compares them, may use.
extension PreviewModels {
  static let lookField = Shape.record([
    ("name", .text), ("label", .text), ("type", .text), ("value", .text), ("autocomplete", .text),
    ("isInvalid", .flag),
  ])

  static let lookRule = Shape.record([("text", .text), ("isMet", .flag)])

  static let lookLink = Shape.record([("before", .text), ("label", .text), ("href", .url)])

  static let lookProvider = Shape.record([
    ("label", .text), ("google", .flag), ("apple", .flag), ("facebook", .flag), ("amazon", .flag),
    ("icon", .list(lookLogo)),
  ])

  /// An image by mode; hatched where Cognito would show one of its own.
  static let lookLogo = Shape.record([
    ("light", .url), ("dark", .url), ("isStockInLight", .flag), ("isStockInDark", .flag),
    ("location", .text), ("alt", .text),
  ])

  private static let lookForm: [(String, Shape)] = [
    ("title", .text), ("lead", .text), ("error", .text), ("fields", .list(lookField)),
    ("rules", .list(lookRule)), ("submit", .text), ("second", .text),
    ("forgot", .list(lookLink)), ("link", .list(lookLink)), ("isControls", .flag),
    ("style", .url),
  ]

  static let classic = Shape.record(
    lookForm + [
      ("logo", .url), ("isWide", .flag), ("socials", .list(lookProvider)),
      ("providers", .list(lookProvider)),
    ])

  static let managedLogin = Shape.record(
    lookForm + [
      ("layout", .text), ("favicon", .url), ("hasHeader", .flag), ("hasFooter", .flag),
      ("headerLogo", .list(lookLogo)), ("footerLogo", .list(lookLogo)),
      ("outerLogo", .list(lookLogo)), ("innerLogo", .list(lookLogo)), ("graphic", .list(lookLogo)),
      ("hasFields", .flag),
      ("above", .list(lookProvider)), ("isMixedAbove", .flag), ("below", .list(lookProvider)),
      ("isMixedBelow", .flag),
    ])

  static let lookless = Shape.record([("reason", .text)])

  /// One of the pages that stand side by side.
  static let look = Shape.record([
    ("id", .text), ("name", .text), ("origin", .text), ("stamp", .text), ("time", .text),
    ("frame", .url), ("sandbox", .flag), ("reason", .text), ("remarks", .list(lookRemark)),
  ])

  static let lookRemark = Shape.record([("text", .text)])

  static let branding = Shape.record(
    frame + [
      ("tenant", .text), ("page", .text), ("width", .text), ("action", .url),
      ("filters", .list(filter)), ("looks", .list(look)),
    ])
}
