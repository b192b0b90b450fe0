package import Diagnostics

/// Reading with an expectation: what a policy layer calls so that a wrong kind is said in one way.
///
/// `what` is the name that the person wrote, without quotes. All of them throw `json.kind`:
/// "expected a string for 'url', found a list".
extension JSONValue {
  /// The string that it is.
  package func requireString(_ what: String) throws(Diagnostic) -> String {
    guard let string else { throw wrongKind("a string", for: what) }
    return string
  }

  /// True or false, without quotes.
  package func requireBool(_ what: String) throws(Diagnostic) -> Bool {
    guard let bool else {
      let quoted = string == "true" || string == "false"
      throw wrongKind(
        "true or false", for: what, hint: quoted ? "remove the quotes" : nil)
    }
    return bool
  }

  /// The number that it is.
  package func requireNumber(_ what: String) throws(Diagnostic) -> Double {
    guard let number else { throw wrongKind("a number", for: what, hint: numberHint) }
    return number
  }

  /// A whole number; `5.0` is one, `5.5` is not.
  package func requireInt(_ what: String) throws(Diagnostic) -> Int {
    guard let int else { throw wrongKind("a whole number", for: what, hint: numberHint) }
    return int
  }

  /// The elements of the list that it is.
  package func requireArray(_ what: String) throws(Diagnostic) -> [JSONValue] {
    guard let array else { throw wrongKind("a list", for: what) }
    return array
  }

  /// The object that it is.
  package func requireObject(_ what: String) throws(Diagnostic) -> JSONObject {
    guard let object else { throw wrongKind("an object", for: what) }
    return object
  }

  /// The member of that name, which must be there and not null.
  ///
  /// Throws `json.kind` where this is no object, `json.key.missing` ("the tenant has no 'id'") at the
  /// object's first byte where the member is absent.
  ///
  /// - Parameter what: this object in the user's words, with its article: "the tenant".
  package func requireMember(_ name: String, of what: String) throws(Diagnostic) -> JSONValue {
    guard let object else { throw wrongKind("an object", forThe: what) }
    if let value = object[name], !value.isNull { return value }
    throw Diagnostic(
      .error, "json.key.missing", "\(what) has no '\(name)'",
      at: file.location(of: range.lowerBound..<min(range.upperBound, range.lowerBound + 1)),
      hint: "add \"\(name)\": …")
  }

  /// The finding `json.kind` for a reader that accepts several kinds: "a string or a list".
  ///
  /// - Parameter hint: what to write instead; a single kind has its own.
  package func wrongKind(
    _ expected: String, for what: String, hint: String? = nil
  ) -> Diagnostic {
    wrongKind(expected, forThe: "'\(what)'", hint: hint)
  }

  /// The same for what has no key of its own: "the project".
  package func wrongKind(
    _ expected: String, forThe subject: String, hint: String? = nil
  ) -> Diagnostic {
    var found = kindName
    if case .bool(let value) = content { found = String(value) }
    if case .number(_, let text) = content, text.utf8.count <= 20 { found = text }
    return Diagnostic(
      .error, "json.kind", "expected \(expected) for \(subject), found \(found)", at: location,
      hint: hint ?? Self.advice[expected])
  }

  /// How each kind is written.
  private static let advice = [
    "a string": "put it in double quotes", "a number": "write it in digits, as in 16 or 0.5",
    "a whole number": "write it without a fraction", "true or false": "write true or false",
    "a list": "put it in square brackets: […]", "an object": "put it in braces: {…}",
  ]

  private var numberHint: String? {
    guard let string, Double(string) != nil else { return nil }
    return "remove the quotes"
  }
}

extension JSONObject {
  /// The members that say something: all but `$schema`, which may stand anywhere for editors.
  package var entries: [Member] { members.filter { $0.name != "$schema" } }

  /// A finding `json.key.unknown` for each name that is not known, with the nearest that is.
  ///
  /// - Parameter what: the object in the user's words: "a tenant", "'brand'".
  package func checkKeys(_ known: some Collection<String>, in what: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for member in entries where !known.contains(member.name) {
      findings.append(
        Diagnostic(
          .error, "json.key.unknown", "'\(member.name)' is no key of \(what)",
          at: member.nameLocation, hint: keyHint(for: member.name, among: known)))
    }
    return findings
  }

  private func keyHint(for name: String, among known: some Collection<String>) -> String? {
    if let near = nearestNameHint(for: name, among: known) { return near }
    let sorted = known.sorted()
    let begun = sorted.first { !name.isEmpty && ($0.hasPrefix(name) || name.hasPrefix($0)) }
    return begun.map { "did you mean '\($0)'?" }
      ?? (sorted.isEmpty ? nil : "known keys: \(sorted.joined(separator: ", "))")
  }
}
