import Diagnostics
import Syntax
import Templating

/// A text as a person wrote it: in one form, or in one for each plural category.
///
/// Shape: `"Sign in to {tenant}"`, or
///
///     {"$plural": "minutes", "one": "{minutes} minute", "other": "{minutes} minutes"}
struct WrittenText: Sendable {
  struct Form: Sendable {
    let category: PluralCategory
    let text: String
  }

  let forms: [Form]
  /// The parameter whose number chooses the form.
  let selector: String?
  let file: SourceFile
  let range: Range<Int>
  /// What pages say.
  let entry: TextEntry

  init(forms: [Form], selector: String?, file: SourceFile, range: Range<Int>) {
    self.forms = forms
    self.selector = selector
    self.file = file
    self.range = range
    entry = TextEntry(
      forms.map { ($0.category, $0.text) }, selector: selector, source: file, range: range)
  }

  /// The names of its holes, the one that chooses the form among them.
  var parameters: Set<String> { entry.parameters }

  /// The same where it takes the place of another text, whose holes it need not have.
  func entry(inPlaceOf original: WrittenText?) -> TextEntry {
    TextEntry(
      forms.map { ($0.category, $0.text) }, selector: selector, source: file, range: range,
      unsaid: original?.parameters ?? [])
  }

  var location: SourceLocation { file.location(of: range) }

  /// Errors: `json.kind`, `text.plural.*`, `text.brace`.
  static func read(_ value: JSONValue, key: String) throws(Diagnostic) -> WrittenText {
    var text: WrittenText
    if let words = value.string {
      text = WrittenText(
        forms: [Form(category: .other, text: words)], selector: nil, file: value.file,
        range: value.range)
    } else if let object = value.object {
      text = try plural(object, value, key)
    } else {
      throw value.wrongKind(
        "a text or plural forms", for: key,
        hint: "write \"…\", or {\"$plural\": \"…\", \"other\": \"…\"}")
    }
    for form in text.forms { try text.checkBraces(form.text) }
    return text
  }

  private static func plural(
    _ object: JSONObject, _ value: JSONValue, _ key: String
  ) throws(Diagnostic) -> WrittenText {
    var forms: [Form] = []
    var selector: String?
    for member in object.entries {
      if member.name == "$plural" {
        selector = try member.value.requireString("$plural")
        continue
      }
      guard let category = PluralCategory(rawValue: member.name) else {
        throw Diagnostic(
          .error, "text.plural.category", "'\(member.name)' is no plural category",
          at: member.nameLocation,
          hint: nearestNameHint(
            for: member.name, among: PluralCategory.allCases.map(\.rawValue) + ["$plural"])
            ?? "categories: zero, one, two, few, many, other")
      }
      forms.append(Form(category: category, text: try member.value.requireString(member.name)))
    }
    guard let selector else {
      throw Diagnostic(
        .error, "text.plural.selector", "the forms of '\(key)' do not say which number they follow",
        at: value.location, hint: "add \"$plural\": the name of the parameter")
    }
    guard forms.contains(where: { $0.category == .other }) else {
      throw Diagnostic(
        .error, "text.plural.other", "'\(key)' has no form 'other'", at: value.location,
        hint: "add \"other\": it is used where no other form fits")
    }
    return WrittenText(forms: forms, selector: selector, file: value.file, range: value.range)
  }

  /// A brace opens a hole that has a name and ends, or is written twice.
  private func checkBraces(_ text: String) throws(Diagnostic) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
      return
    }
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let after = rest.index(after: brace)
      if rest[after...].first == rest[brace] {
        rest = rest[rest.index(after: after)...]
        continue
      }
      guard rest[brace] == "{", let end = rest[after...].firstIndex(of: "}"),
        after < end, rest[after..<end].utf8.allSatisfy(Self.isNameByte)
      else {
        throw Diagnostic(
          .error, "text.brace", "a brace stands alone in the text", at: location,
          hint: "write {{ or }} for a brace, {name} for a parameter")
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
