import Bindings
import Diagnostics
import Syntax

extension ThemeReader {
  /// Own texts by locale and key; whether a key exists is for those to say who have the texts.
  mutating func texts() -> [String: [String: JSONValue]] {
    guard let value = theme["texts"], !value.isNull else { return [:] }
    guard let locales = value.object else {
      findings.append(
        value.wrongKind(
          "an object with a locale each", for: "texts",
          hint: "write {\"en\": {\"login.title\": \"…\"}}"))
      return [:]
    }
    var texts: [String: [String: JSONValue]] = [:]
    for locale in locales.entries {
      guard checkLocale(locale) else { continue }
      guard let entries = locale.value.object else {
        findings.append(
          locale.value.wrongKind(
            "an object of texts by key", for: "texts.\(locale.name)",
            hint: "write {\"login.title\": \"…\"}"))
        continue
      }
      texts[locale.name] = self.entries(entries, in: "texts.\(locale.name)")
    }
    return texts
  }

  private mutating func entries(_ object: JSONObject, in path: String) -> [String: JSONValue] {
    var entries: [String: JSONValue] = [:]
    for member in object.entries {
      let isPlural = member.value.object?.members.allSatisfy { $0.value.string != nil } ?? false
      if member.value.string != nil || isPlural {
        entries[member.name] = member.value
      } else {
        findings.append(
          member.value.wrongKind(
            "a text, or its plural forms,", for: "\(path).\(member.name)",
            hint: "write \"…\", or {\"$plural\": \"…\", \"other\": \"…\"}"))
      }
    }
    return entries
  }

  /// Whether a member's name is a locale; if not, it is a finding.
  @discardableResult
  mutating func checkLocale(_ member: JSONObject.Member) -> Bool {
    if Self.isLocale(member.name) { return true }
    findings.append(
      Diagnostic(
        .error, "theme.locale", "'\(member.name)' is no locale", at: member.nameLocation,
        hint: "write it as en, de or pt-BR"))
    return false
  }

  private static func isLocale(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.utf8.allSatisfy { $0 < 0x80 }
        && part.allSatisfy { $0.isLetter || $0.isNumber }
    }
  }

  /// The theme's own style file, checked and minified.
  mutating func css() -> String {
    guard let value = theme["css"], !value.isNull else { return "" }
    do throws(Diagnostic) {
      let path = try ThemeImages.path(value, for: "css", in: folder(of: value))
      let found = try images.read(path, at: value)
      sources.insert(ThemeSource(path: found.path, sha256: SHA256.hash(found.bytes)))
      let checked = ExtraCSS.check(SourceFile(name: found.path, bytes: found.bytes))
      findings += checked.findings
      return checked.value ?? ""
    } catch {
      findings.append(error)
      return ""
    }
  }
}
