import Templating

/// What the template of the theme page may use.
extension PreviewModels {
  /// One input of a field: an option's list where there is a choice, else a line of text.
  static let themeInput = Shape.record([
    ("name", .text), ("label", .text), ("value", .text), ("placeholder", .text),
    // What a colour comes to, as CSS has it; empty for other values.
    ("color", .text), ("isChoice", .flag), ("options", .list(option)),
  ])

  static let themeField = Shape.record([
    ("label", .text), ("note", .text), ("isColor", .flag), ("inputs", .list(themeInput)),
  ])

  static let themeGroup = Shape.record([
    ("title", .text), ("isColors", .flag), ("fields", .list(themeField)),
  ])

  static let themePair = Shape.record([
    ("name", .text), ("ratio", .text), ("least", .text), ("holds", .flag), ("color", .text),
    ("ground", .text), ("isText", .flag),
  ])

  static let themeContrast = Shape.record([
    ("mode", .text), ("summary", .text), ("pairs", .list(themePair)),
  ])

  static let theme = Shape.record(
    frame + [
      ("name", .text), ("path", .text), ("theme", .text), ("of", .text), ("action", .url),
      ("filters", .list(filter)), ("groups", .list(themeGroup)),
      ("contrasts", .list(themeContrast)), ("isRepaired", .flag),
      ("findings", .list(finding)), ("findingsTitle", .text), ("frame", .url), ("width", .text),
      ("page", .text),
      ("isChanged", .flag), ("isWrong", .flag), ("isReady", .flag), ("canSave", .flag),
      ("isOfKit", .flag), ("again", .url),
      ("done", .text), ("refused", .text),
    ])
}
