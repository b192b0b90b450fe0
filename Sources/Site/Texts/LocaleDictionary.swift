import Diagnostics
import Syntax
import Templating

/// A language's texts as its file has them: `templates/locales/de.json`.
struct LocaleDictionary: Sendable {
  enum Direction: String, Sendable, CaseIterable { case ltr, rtl }

  /// BCP 47.
  let tag: String
  /// The language's name in itself.
  let name: String
  let direction: Direction
  let texts: [String: WrittenText]
  let file: SourceFile

  var catalog: TextCatalog { TextCatalog(locale: tag, entries: texts.mapValues(\.entry)) }

  /// The same with those texts of another that it lacks.
  func adding(_ other: LocaleDictionary) -> LocaleDictionary {
    LocaleDictionary(
      tag: tag, name: name, direction: direction,
      texts: texts.merging(other.texts) { text, _ in text }, file: file)
  }

  /// Reads a file: one text a key, and `$locale` with the language's name and direction.
  static func read(_ file: SourceFile, tag: String) -> Checked<LocaleDictionary> {
    var findings: [Diagnostic] = []
    var texts: [String: WrittenText] = [:]
    do throws(Diagnostic) {
      let root = try JSONValue.parse(file)
      let members = try root.requireObject("the dictionary").members
      let about = try root.requireMember("$locale", of: "the dictionary")
      let name = try about.requireMember("name", of: "'$locale'").requireString("name")
      let direction = try direction(about.requireMember("dir", of: "'$locale'"))
      for member in members where member.name != "$locale" && member.name != "$schema" {
        do throws(Diagnostic) {
          let text = try WrittenText.read(member.value, key: member.name)
          if text.forms.contains(where: { $0.text.isBlank }) {
            throw Diagnostic(
              .error, "text.empty", "the text '\(member.name)' is empty", at: text.location,
              hint: "write a text")
          }
          texts[member.name] = text
        } catch { findings.append(error) }
      }
      let dictionary = LocaleDictionary(
        tag: tag, name: name, direction: direction, texts: texts, file: file)
      return Checked(findings.isEmpty ? dictionary : nil, findings)
    } catch { return Checked(nil, findings + [error]) }
  }

  private static func direction(_ value: JSONValue) throws(Diagnostic) -> Direction {
    let text = try value.requireString("dir")
    guard let direction = Direction(rawValue: text) else {
      throw Diagnostic(
        .error, "text.direction", "'\(text)' is no direction of writing", at: value.location,
        hint: "write \"ltr\" or \"rtl\"")
    }
    return direction
  }
}
