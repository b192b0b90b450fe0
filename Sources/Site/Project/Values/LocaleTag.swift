import Diagnostics

/// A language tag in the spelling that Lintel's files have: `en`, `pt-BR`, `zh-CN`.
///
/// Source: BCP 47, language, script and region. Chinese is named by region: `zh-Hans` and `zh-Hant`
/// become `zh-CN` and `zh-TW`.
struct LocaleTag: Hashable, Sendable {
  let text: String

  /// Nil for what is no language tag.
  init?(_ tag: String) {
    var parts = tag.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard !parts.isEmpty, (2...3).contains(parts[0].count), parts[0].allSatisfy(\.isLetter) else {
      return nil
    }
    var spelt = [Self.text(parts.removeFirst()).lowercased()]
    if let script = parts.first, script.count == 4, script.allSatisfy(\.isLetter) {
      parts.removeFirst()
      let word = Self.text(script).lowercased()
      spelt.append(word.prefix(1).uppercased() + word.dropFirst())
    }
    if let region = parts.first {
      let isRegion =
        region.count == 2 && region.allSatisfy(\.isLetter)
        || region.count == 3 && region.allSatisfy(\.isDigit)
      guard isRegion else { return nil }
      parts.removeFirst()
      spelt.append(Self.text(region).uppercased())
    }
    guard parts.isEmpty else { return nil }
    let joined = spelt.joined(separator: "-")
    text = Self.others[joined] ?? joined
  }

  static func finding(_ tag: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .error, "locale.tag", "'\(shownValue(tag))' is no language tag", at: location,
      hint: tag.contains("_")
        ? "write '\(shownValue(String(tag.map { $0 == "_" ? "-" : $0 })))'"
        : "as in en, pt-BR, zh-TW")
  }

  private static let others = [
    "zh-Hans": "zh-CN", "zh-Hans-CN": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW",
    "iw": "he", "in": "id",
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
