import Diagnostics
import Syntax

extension JSONValue {
  /// A language tag, in Lintel's spelling, that there are texts for.
  ///
  /// - Parameter known: the languages with texts; none for any.
  func requireLocale(_ what: String, among known: Set<String>) throws(Diagnostic) -> String {
    let text = try requireString(what)
    guard let tag = LocaleTag(text)?.text else { throw LocaleTag.finding(text, at: location) }
    guard known.isEmpty || known.contains(tag) else {
      throw Diagnostic(
        .error, "locale.unknown", "there are no texts for '\(tag)'", at: location,
        hint: Self.languageHint(for: tag, among: known) ?? nearestNameHint(for: tag, among: known)
          ?? "write templates/locales/\(tag).json, or one of \(known.sorted().joined(separator: ", "))"
      )
    }
    return tag
  }

  /// "did you mean 'pt-BR'?" for `pt`, to which `it` is as near by its letters.
  private static func languageHint(for tag: String, among known: Set<String>) -> String? {
    func language(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
    return known.sorted().first { language($0) == language(tag) }.map { "did you mean '\($0)'?" }
  }
}
