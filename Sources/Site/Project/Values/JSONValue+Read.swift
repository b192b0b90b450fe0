import Diagnostics
import Syntax

/// Reading an object member by member, with all its findings.
extension JSONValue {
  /// The member of that name, if it is there and not null.
  func member(_ name: String) -> JSONValue? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }

  /// What the body makes of a member; nil where the member is absent or the body throws.
  func read<Result>(
    _ name: String, _ findings: inout [Diagnostic],
    _ body: (JSONValue) throws(Diagnostic) -> Result
  ) -> Result? {
    guard let value = member(name) else { return nil }
    return attempt(&findings) { () throws(Diagnostic) in try body(value) }
  }

  /// What the body makes of each element of a member that is a list; those that it throws for are
  /// left out.
  func readEach<Result>(
    _ name: String, _ findings: inout [Diagnostic],
    _ body: (JSONValue) throws(Diagnostic) -> Result
  ) -> [Result]? {
    let list = read(name, &findings) { value throws(Diagnostic) in try value.requireArray(name) }
    guard let list else { return nil }
    var results: [Result] = []
    for element in list {
      let result = attempt(&findings) { () throws(Diagnostic) in try body(element) }
      if let result { results.append(result) }
    }
    return results
  }

  /// A word of a closed list.
  func requireCase<Choice: RawRepresentable & CaseIterable>(
    _ what: String, _ type: Choice.Type = Choice.self
  ) throws(Diagnostic) -> Choice where Choice.RawValue == String {
    let word = try requireString(what)
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw Diagnostic(
      .error, "value.unknown", "'\(shownValue(word))' is no value of '\(what)'", at: location,
      hint: nearestNameHint(for: word, among: words)
        ?? "one of \(words.joined(separator: ", "))")
  }

  /// A whole number within limits.
  func requireInt(_ what: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let number = try requireInt(what)
    guard range.contains(number) else {
      throw Diagnostic(
        .error, "value.range",
        "'\(what)' is \(number), which is out of its range", at: location,
        hint: "between \(range.lowerBound) and \(range.upperBound)")
    }
    return number
  }

  /// A finding `json.key.unknown` for each unknown member, or `secret.key` where its name says that
  /// it is a secret.
  func checkKeys(_ known: some Collection<String>, in what: String) -> [Diagnostic] {
    guard let object else { return [] }
    return object.checkKeys(known, in: what).map { finding in
      let name = object.members.first { $0.nameLocation == finding.location }?.name ?? ""
      if SecretName.matches(name) { return SecretName.finding(name, at: finding.location) }
      return finding
    }
  }

  /// The first byte: what a finding about the whole object points to.
  var opening: SourceLocation {
    file.location(of: range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
  }
}

/// What the body gives; what it throws is put to the findings.
func attempt<Result>(
  _ findings: inout [Diagnostic], _ body: () throws(Diagnostic) -> Result
) -> Result? {
  do throws(Diagnostic) { return try body() } catch {
    findings.append(error)
    return nil
  }
}

/// A value as a message shows it: cut, and without characters that would change the message.
func shownValue(_ text: String) -> String {
  var shown = ""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == 60 { return shown + "…" }
    shown.unicodeScalars.append(TextRules.isSound(scalar) ? scalar : "\u{FFFD}")
  }
  return shown
}
