import Diagnostics
import Syntax

/// Reads an attribute that the sign-up page asks for.
struct AttributeReader {
  static let keys = [
    "name", "type", "required", "options", "label", "hint", "minLength", "maxLength", "minValue",
    "maxValue",
  ]

  let value: JSONValue
  private(set) var findings: [Diagnostic] = []

  init(value: JSONValue) { self.value = value }

  /// The attribute; nil without a name that Cognito has.
  mutating func attribute() -> SignUpAttribute? {
    guard value.object != nil else {
      findings.append(value.wrongKind("an object", for: "attributes"))
      return nil
    }
    findings += value.checkKeys(Self.keys, in: "an attribute")
    let name = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("name", of: "the attribute").requireAttributeName()
    }
    guard let name else { return nil }
    let kind = kind(of: name)
    var attribute = SignUpAttribute(
      name: name, kind: kind, required: false, options: [], label: nil, hint: nil, minimum: nil,
      maximum: nil, minimumLength: nil, maximumLength: nil)
    let required = value.read("required", &findings) { value throws(Diagnostic) in
      try value.requireBool("required")
    }
    attribute.required = required ?? false
    attribute.label = value.read("label", &findings) { value throws(Diagnostic) in
      try value.requireLocalizedText("label", upTo: 80)
    }
    attribute.hint = value.read("hint", &findings) { value throws(Diagnostic) in
      try value.requireLocalizedText("hint", upTo: 200)
    }
    readLimits(&attribute)
    readOptions(&attribute)
    return attribute
  }

  private mutating func kind(of name: String) -> SignUpAttribute.Kind {
    let own = StandardAttribute.kind(of: name)
    let written = value.read("type", &findings) { value throws(Diagnostic) in
      let kind = try value.requireCase("type", SignUpAttribute.Kind.self)
      if let own, kind != own, !(kind == .select && own == .string) {
        throw Diagnostic(
          .error, "attribute.type", "'\(name)' is a \(own.rawValue) in Cognito", at: value.location,
          hint: own == .string ? "leave 'type' out, or write \"select\"" : "leave 'type' out")
      }
      return kind
    }
    return written ?? own ?? .string
  }

  private mutating func readLimits(_ attribute: inout SignUpAttribute) {
    let isText = attribute.kind == .string || attribute.kind == .select
    for (key, isLength) in [
      ("minLength", true), ("maxLength", true), ("minValue", false), ("maxValue", false),
    ] {
      guard let limit = value.member(key), isLength ? !isText : attribute.kind != .number else {
        continue
      }
      findings.append(
        Diagnostic(
          .error, "attribute.limit", "'\(key)' is no limit of a \(attribute.kind.rawValue)",
          at: limit.location,
          hint: isLength ? "texts have a length" : "numbers have a value: \"type\": \"Number\""))
    }
    let longest = attribute.name == "birthdate" ? 10 : 2048
    attribute.minimumLength = value.read("minLength", &findings) { value throws(Diagnostic) in
      try value.requireInt("minLength", in: 0...longest)
    }
    attribute.maximumLength = value.read("maxLength", &findings) { value throws(Diagnostic) in
      try value.requireInt("maxLength", in: 1...longest)
    }
    attribute.minimum = value.read("minValue", &findings) { value throws(Diagnostic) in
      try value.requireNumber("minValue")
    }
    attribute.maximum = value.read("maxValue", &findings) { value throws(Diagnostic) in
      try value.requireNumber("maxValue")
    }
    refuseCrossed("minLength", attribute.minimumLength, "maxLength", attribute.maximumLength)
    refuseCrossed("minValue", attribute.minimum, "maxValue", attribute.maximum)
  }

  private mutating func refuseCrossed<Number: Comparable>(
    _ lower: String, _ minimum: Number?, _ upper: String, _ maximum: Number?
  ) {
    guard let minimum, let maximum, minimum > maximum else { return }
    findings.append(
      Diagnostic(
        .error, "attribute.limit", "'\(lower)' is more than '\(upper)'",
        at: value.member(lower)?.location, hint: "swap the two"))
  }

  private mutating func readOptions(_ attribute: inout SignUpAttribute) {
    let place = value.member("options")
    guard attribute.kind == .select else {
      guard let place else { return }
      findings.append(
        Diagnostic(
          .error, "attribute.options", "only a select has options", at: place.location,
          hint: "\"type\": \"select\""))
      return
    }
    guard place?.array?.isEmpty != true, place != nil else {
      findings.append(
        Diagnostic(
          .error, "attribute.options", "the select '\(attribute.name)' has no options",
          at: place?.location ?? value.opening, hint: "\"options\": [\"a\", \"b\"]"))
      return
    }
    var seen: Set<String> = []
    let options = value.readEach("options", &findings) { value throws(Diagnostic) in
      let option = try value.requireOption()
      guard seen.insert(option.value).inserted else {
        throw Diagnostic(
          .error, "list.duplicate", "the option '\(shownValue(option.value))' is given twice",
          at: value.location, hint: "keep one of the two")
      }
      return option
    }
    attribute.options = options ?? []
  }
}

extension JSONValue {
  /// An option of a select: its value alone, or with a label.
  fileprivate func requireOption() throws(Diagnostic) -> SignUpAttribute.Option {
    guard object != nil else {
      guard string != nil else {
        throw wrongKind("a string or an object", for: "options", hint: "\"…\", or {…}")
      }
      return SignUpAttribute.Option(value: try requireText("options"), label: nil)
    }
    if let finding = checkKeys(["value", "label"], in: "an option").first { throw finding }
    let text = try requireMember("value", of: "the option").requireText("value")
    let label = try member("label")?.requireLocalizedText("label", upTo: 80)
    return SignUpAttribute.Option(value: text, label: label)
  }

  /// A standard attribute's name, or `custom:` and 1…20 characters.
  func requireAttributeName() throws(Diagnostic) -> String {
    let name = try requireString("name")
    if StandardAttribute.kind(of: name) != nil { return name }
    if name.hasPrefix("custom:") || name.hasPrefix("dev:custom:") {
      let own = name.dropFirst(name.hasPrefix("custom:") ? 7 : 11)
      let isOwn =
        name.hasPrefix("custom:") && (1...20).contains(own.utf8.count)
        && own.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      if isOwn { return name }
      throw Diagnostic(
        .error, "attribute.name", "'\(shownValue(name))' is no name of an attribute", at: location,
        hint: name.hasPrefix("dev:")
          ? "only an administrator can write 'dev:' attributes, a sign-up page cannot"
          : "'custom:' and 1 to 20 letters, digits or signs")
    }
    if StandardAttribute.unasked.contains(name) {
      throw Diagnostic(
        .error, "attribute.name", "'\(name)' is set by Cognito and cannot be asked for",
        at: location, hint: "remove it")
    }
    throw Diagnostic(
      .error, "attribute.name", "'\(shownValue(name))' is no attribute of Cognito", at: location,
      hint: nearestNameHint(for: name, among: StandardAttribute.asked)
        ?? "one of your own is 'custom:\(shownValue(name))'")
  }
}
