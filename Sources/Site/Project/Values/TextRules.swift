import Diagnostics
import Syntax
import Templating

/// What a text that a page shows may hold. Markup may stand in it: pages escape it.
enum TextRules {
  /// Neither a control nor one of the marks that turn the direction of text around.
  static func isSound(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !isBidiControl(scalar)
      && !isNonCharacter(scalar)
  }

  static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// XML has no place for U+FFFE and U+FFFF.
  private static func isNonCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension JSONValue {
  /// A text for people: not empty, without controls, not longer than `limit` characters.
  func requireText(_ what: String, upTo limit: Int = 200) throws(Diagnostic) -> String {
    let text = try requireString(what)
    if text.isBlank, text.unicodeScalars.allSatisfy(TextRules.isSound) {
      throw Diagnostic(
        .error, "text.empty", "'\(what)' is empty", at: location, hint: "write it, or leave it out")
    }
    for scalar in text.unicodeScalars where !TextRules.isSound(scalar) {
      throw unsound(scalar, what)
    }
    let length = text.utf8.count > limit ? text.count : 0
    if length > limit {
      throw Diagnostic(
        .error, "text.long", "'\(what)' has \(length) characters, \(limit) are the most",
        at: location, hint: "shorten it")
    }
    try refuseHole(text)
    return text
  }

  /// A text once, or once a locale.
  func requireLocalizedText(
    _ what: String, upTo limit: Int = 200
  ) throws(Diagnostic) -> LocalizedText {
    guard object != nil else {
      guard string != nil else { throw wrongLocales(what) }
      return LocalizedText(try requireText(what, upTo: limit))
    }
    return LocalizedText(
      try localized(what) { value throws(Diagnostic) in try value.requireText(what, upTo: limit) })
  }

  /// The finding for what is neither one text nor texts by locale.
  func wrongLocales(_ what: String) -> Diagnostic {
    wrongKind(
      "a string or an object of locales", for: what,
      hint: "\"…\", or {\"en\": \"…\", \"de\": \"…\"}")
  }

  /// A value for each locale of an object.
  func localized<Value>(
    _ what: String, _ body: (JSONValue) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> [String: Value] {
    var values: [String: Value] = [:]
    for member in try requireObject(what).entries where !member.value.isNull {
      guard let tag = LocaleTag(member.name) else {
        throw LocaleTag.finding(member.name, at: member.nameLocation)
      }
      guard values[tag.text] == nil else {
        throw Diagnostic(
          .error, "locale.duplicate", "'\(member.name)' is '\(tag.text)', which is given already",
          at: member.nameLocation, hint: "keep one of the two")
      }
      values[tag.text] = try body(member.value)
    }
    guard !values.isEmpty else {
      throw Diagnostic(
        .error, "text.empty", "'\(what)' has no locale", at: location,
        hint: "as in {\"en\": …}, or leave it out")
    }
    return values
  }

  /// Refuses `{id}`, which only defaults may hold; there it has been filled by now.
  func refuseHole(_ text: String) throws(Diagnostic) {
    guard text.hasHole else { return }
    throw Diagnostic(
      .error, "tenant.placeholder", "'{id}' stands in defaults only", at: location,
      hint: "write the tenant's id")
  }

  private func unsound(_ scalar: Unicode.Scalar, _ what: String) -> Diagnostic {
    let name = TextRules.name(of: scalar)
    return TextRules.isBidiControl(scalar)
      ? Diagnostic(
        .error, "text.direction",
        "'\(what)' holds \(name), which turns the direction of text around",
        at: location, hint: "remove it: pages set the direction of each text by themselves")
      : Diagnostic(
        .error, "text.control", "'\(what)' holds the control character \(name)", at: location,
        hint: "remove it")
  }
}
