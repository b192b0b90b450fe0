import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct DictionaryTests {
  private static let english = """
    {"$locale": {"name": "English", "dir": "ltr"},
     "greet": "Hello {name}",
     "bye": "Goodbye",
     "wait": {"$plural": "minutes", "one": "{minutes} minute", "other": "{minutes} minutes"}}
    """

  private static func findings(_ text: String, _ tag: String) throws -> [Diagnostic] {
    let reference = try #require(
      LocaleDictionary.read(SourceFile(name: "en.json", text: english), tag: "en").value)
    let read = LocaleDictionary.read(SourceFile(name: "\(tag).json", text: text), tag: tag)
    return read.findings + (read.value?.differences(from: reference) ?? [])
  }

  private static func german(
    greet: String = "\"Hallo {name}\"",
    wait: String =
      #"{"$plural": "minutes", "one": "{minutes} Minute", "other": "{minutes} Minuten"}"#
  ) -> String {
    """
    {"$locale": {"name": "Deutsch", "dir": "ltr"}, "greet": \(greet), "bye": "Tschüss",
     "wait": \(wait)}
    """
  }

  @Test func `a whole dictionary has no findings`() throws {
    #expect(try Self.findings(Self.german(), "de").isEmpty)
  }

  @Test(
    arguments: [
      ("\"Hallo\"", "text.parameter.missing", "'greet' does not say '{name}'"),
      ("\"Hallo {nam}\"", "text.parameter.unknown", "'greet' has no '{nam}'"),
      ("\"Hallo {name} {\"", "text.brace", "a brace stands alone in the text"),
      ("\"\"", "text.empty", "the text 'greet' is empty"),
      (#"" \u00a0\u200b""#, "text.empty", "the text 'greet' is empty"),
      ("7", "json.kind", "expected a text or plural forms for 'greet', found 7"),
      (
        #"{"$plural": "name", "other": "{name}"}"#, "text.plural.missing",
        "'greet' needs plural forms"
      ),
    ])
  func `a text unlike the English one is refused`(
    _ text: String, _ code: String, _ message: String
  ) throws {
    let finding = try #require(try Self.findings(Self.german(greet: text), "de").first)
    #expect(finding.code == code)
    #expect(finding.message == message)
    #expect(finding.location?.description.hasPrefix("de.json:1:") == true)
  }

  @Test(
    arguments: [
      ("\"{minutes}\"", "de", "text.plural.missing"),
      (#"{"$plural": "minutes", "other": "{minutes}"}"#, "de", "text.plural.incomplete"),
      (#"{"$plural": "minutes", "other": "{minutes}"}"#, "ja", ""),
      (
        #"{"$plural": "minutes", "one": "{minutes}", "other": "{minutes}"}"#, "ja",
        "text.plural.unused"
      ),
      (
        #"{"$plural": "minutes", "one": "{minutes}", "other": "{minutes}"}"#, "ar",
        "text.plural.incomplete"
      ),
      (
        #"{"$plural": "minutes", "one": "{minutes}", "many": "{minutes}", "other": "{minutes}"}"#,
        "fr", ""
      ),
      (
        #"{"$plural": "minutes", "one": "{minutes}", "few": "{minutes}", "other": "{minutes}"}"#,
        "de", "text.plural.unused"
      ),
      (#"{"$plural": "minutes", "one": "{minutes}"}"#, "de", "text.plural.other"),
      (#"{"one": "{minutes}", "other": "{minutes}"}"#, "de", "text.plural.selector"),
      (
        #"{"$plural": "minutes", "oen": "{minutes}", "other": "{minutes}"}"#, "de",
        "text.plural.category"
      ),
    ])
  func `plural forms are those of the language`(
    _ text: String, _ tag: String, _ code: String
  ) throws {
    let findings = try Self.findings(Self.german(wait: text), tag)
    #expect(findings.first?.code ?? "" == code, "\(findings)")
  }

  @Test func `a missing key is named with what it says in English`() throws {
    let text = #"{"$locale": {"name": "Deutsch", "dir": "ltr"}, "greet": "Hallo {name}"}"#
    let findings = try Self.findings(text, "de")
    #expect(findings.map(\.code) == ["text.missing", "text.missing"])
    #expect(findings.first?.message == "the text 'bye' is missing in 'de'")
    #expect(findings.first?.hint == "en: \"Goodbye\"")
  }

  @Test func `a key that nobody asks for is refused with the nearest`() throws {
    let text = Self.german().dropLast() + ", \"bey\": \"x\"}"
    let finding = try #require(try Self.findings(String(text), "de").first)
    #expect(finding.code == "text.unknown")
    #expect(finding.hint == "did you mean 'bye'?")
  }

  @Test(
    arguments: [
      ("{}", "json.key.missing"), (#"{"$locale": {"name": "X"}}"#, "json.key.missing"),
      (#"{"$locale": {"name": "X", "dir": "down"}}"#, "text.direction"), ("[", "json.end"),
      ("[]", "json.kind"),
    ])
  func `a file that is no dictionary is refused`(_ text: String, _ code: String) {
    let read = LocaleDictionary.read(SourceFile(name: "x.json", text: text), tag: "x")
    #expect(read.value == nil)
    #expect(read.findings.count == 1)
    if code != "json.end" { #expect(read.findings.first?.code == code) }
  }

  @Test func `a language that is not there is refused with those that are`() {
    let checked = Kit.load(SampleKit.files, locales: ["pt-PT"])
    #expect(checked.value == nil)
    #expect(checked.findings.map(\.code) == ["text.locale.unknown"])
    #expect(checked.findings.first?.hint?.hasPrefix("languages: ar, de, en") == true)
  }

  @Test(
    arguments: [
      ("Sign in", ["'login.title' does not say '{tenant}'"]),
      ("{tenat}", ["'login.title' has no '{tenat}'"]), ("Welcome to {tenant}", []),
    ])
  func `an English of the project's own is held against the kit's, and no other is`(
    _ text: String, _ messages: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let path = "templates/locales/en.json"
    let english = String(decoding: try SampleKit.files.read(path).bytes, as: UTF8.self)
    try folder.write(english.replacing("\"Sign in to {tenant}\"", with: "\"\(text)\""), to: path)
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let findings = Kit.load(files, locales: [], linking: .nothing).findings
      .filter { $0.severity == .error }
    #expect(findings.map(\.message) == messages)
    #expect(findings.allSatisfy { $0.location?.file == path })
  }

  @Test func `a locale file in the project takes the place of the kit's`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"$locale\": {\"name\": \"Deutsch\", \"dir\": \"ltr\"}}", to: "templates/locales/de.json")
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let checked = Kit.load(files, locales: ["de"])
    #expect(checked.value == nil)
    #expect(Set(checked.findings.map(\.code)) == ["text.missing"])
  }
}
