import Syntax

/// The keys of a theme that no page shows as they are, for those who ask where a value comes from.
extension Theme {
  /// What steers the theme, its files and its own texts, in the order of the theme's keys.
  var settings: [ThemeToken] {
    let written = [
      ("extends", "base"), ("tokens", ""), ("contrast", ThemeColors.Policy.error.rawValue),
      ("css", ""),
    ].map { key, preset in
      ThemeToken(
        key: key, value: record.theme.at(key)?.string ?? preset, origin: record.origin(of: key))
    }
    let files = font.files.map { $0.image.path }.joined(separator: ", ")
    let fonts = ThemeToken(key: "font.files", value: files, origin: record.origin(of: "font.files"))
    return written + [fonts] + withoutLogo + ownTexts
  }

  /// What is said of a logo, for a theme that has none.
  private var withoutLogo: [ThemeToken] {
    guard logo == nil else { return [] }
    let names = (ThemeKeys.members["logo"] ?? []).filter { $0 != "src" }
    return names.map { ThemeToken(key: "logo.\($0)", value: "", origin: .preset) }
  }

  private var ownTexts: [ThemeToken] {
    let tokens = texts.sorted { $0.key < $1.key }.flatMap { locale, entries in
      entries.sorted { $0.key < $1.key }.map { key, text in
        ThemeToken(
          key: "texts.\(locale).\(key)", value: text.string ?? "a text for each plural form",
          origin: .written(text.location))
      }
    }
    return tokens.isEmpty ? [ThemeToken(key: "texts", value: "", origin: .preset)] : tokens
  }
}
