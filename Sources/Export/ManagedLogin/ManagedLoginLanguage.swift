/// A language that managed login speaks. No wording of its pages can be changed.
///
/// Source: Amazon Cognito Developer Guide, managed login localization; API reference, CreateTerms.
enum ManagedLoginLanguage: String, CaseIterable {
  case english = "en"
  case german = "de"
  case spanish = "es"
  case french = "fr"
  case indonesian = "id"
  case italian = "it"
  case japanese = "ja"
  case korean = "ko"
  case brazilianPortuguese = "pt-BR"
  case simplifiedChinese = "zh-CN"
  case traditionalChinese = "zh-TW"

  /// A site's language, with what tags it is spelled by; nil where managed login has none for it.
  init?(locale: String) {
    let others = ["pt": "pt-BR", "zh": "zh-CN"]
    let language = String(locale.prefix { $0 != "-" })
    guard
      let found = Self(rawValue: locale) ?? Self(rawValue: others[language] ?? language)
    else { return nil }
    self = found
  }

  /// The key of an address in a terms document.
  var termsKey: String {
    switch self {
    case .english: "cognito:english"
    case .german: "cognito:german"
    case .spanish: "cognito:spanish"
    case .french: "cognito:french"
    case .indonesian: "cognito:bahasa-indonesia"
    case .italian: "cognito:italian"
    case .japanese: "cognito:japanese"
    case .korean: "cognito:korean"
    case .brazilianPortuguese: "cognito:portuguese-brazil"
    case .simplifiedChinese: "cognito:chinese-simplified"
    case .traditionalChinese: "cognito:chinese-traditional"
    }
  }
}
