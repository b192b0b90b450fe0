/// Reads the notation of ``ServiceModelText``.
///
/// The texts are our own and every entry is covered by a test: an entry that is not understood is a
/// broken promise, not input.
struct ServiceModelReader {
  private(set) var name = ""
  private(set) var targetPrefix = ""
  private(set) var faults: Set<String> = []
  private(set) var operations: [String: ServiceOperation] = [:]
  private(set) var shapes: [ServiceShape] = []
  private var places: [String: Int] = [:]
  private var entries: [Entry] = []
  private var drafts: [Draft] = []
  private var patterns: [String: ServicePattern] = [:]

  /// A type before its parts are known by place.
  private struct Entry {
    let kind: Substring
    let name: String
    let rest: Substring
  }

  private struct Draft {
    let name: String
    let isOpen: Bool
    var input: Substring = ""
    var output: Substring?
    var errors: [String] = []
  }

  mutating func read(_ text: String) {
    var line = ""
    for part in text.split(separator: "\n") {
      if part.hasPrefix(" ") {
        line += " " + part.drop { $0 == " " }
      } else {
        entry(line)
        line = String(part)
      }
    }
    entry(line)
  }

  private mutating func entry(_ line: String) {
    let (word, rest) = Self.cut(line[...])
    switch word {
    case "": break
    case "service": (name, targetPrefix) = Self.pair(rest)
    case "fault": faults.insert(String(rest))
    case "open", "signed": drafts.append(Draft(name: String(rest), isOpen: word == "open"))
    case "<": drafts[drafts.count - 1].input = rest
    case ">": drafts[drafts.count - 1].output = rest
    case "!":
      drafts[drafts.count - 1].errors = rest.split(separator: " ").map { $0 + "Exception" }
    default:
      let (name, rest) = Self.cut(rest)
      places[String(name)] = entries.count
      entries.append(Entry(kind: word, name: String(name), rest: rest))
    }
  }

  /// Makes types and operations of what was read, each type known by its place.
  mutating func link() {
    for entry in entries { shapes.append(shape(entry)) }
    for draft in drafts {
      let input = structure(draft.name + "Request", draft.input)
      let output = draft.output.map { structure(draft.name + "Response", $0) }
      operations[draft.name] = ServiceOperation(
        name: draft.name, isOpen: draft.isOpen, errors: draft.errors, input: input, output: output)
    }
  }

  private mutating func structure(_ name: String, _ listed: Substring) -> Int {
    shapes.append(
      ServiceShape(
        name: name, kind: .structure(ServiceStructure(members(listed))), isSensitive: false,
        minimum: nil, maximum: nil, pattern: nil, values: []))
    return shapes.count - 1
  }

  private mutating func shape(_ entry: Entry) -> ServiceShape {
    var rest = entry.rest
    let isHidden = Self.takeSensitive(&rest)
    let kind = kind(entry.kind, &rest)
    let isSensitive = Self.takeSensitive(&rest) || isHidden
    var limits: (Int?, Int?) = (nil, nil)
    if rest.first?.isNumber == true || rest.hasPrefix("..") {
      let (text, after) = Self.cut(rest)
      let bounds = text.split(separator: ".", omittingEmptySubsequences: false)
      limits = (bounds.first.flatMap { Int($0) }, bounds.last.flatMap { Int($0) })
      rest = after
    }
    var pattern: ServicePattern?
    if rest.hasPrefix("/"), let end = rest.lastIndex(of: "/") {
      let text = String(rest[rest.index(after: rest.startIndex)..<end])
      let compiled = patterns[text] ?? ServicePattern(text)
      patterns[text] = compiled
      pattern = compiled
      rest = Self.cut(rest[end...]).1
    }
    let values = rest.hasPrefix("= ") ? rest.dropFirst(2).split(separator: " ") : []
    let listed = JavaHashOrder.sorted(values.map { String($0) }, slots: 16) { $0 }
    return ServiceShape(
      name: entry.name, kind: kind, isSensitive: isSensitive, minimum: limits.0,
      maximum: limits.1, pattern: pattern, values: listed)
  }

  private func kind(_ word: Substring, _ rest: inout Substring) -> ServiceShape.Kind {
    switch word {
    case "string": return .string
    case "integer": return .integer
    case "long": return .long
    case "boolean": return .boolean
    case "timestamp": return .timestamp
    case "blob": return .blob
    case "document": return .document
    case "struct": return .structure(ServiceStructure(members(rest)))
    case "list":
      let (element, after) = Self.cut(rest)
      rest = after
      return .list(place(element.dropFirst().dropLast()))
    case "map":
      let (key, after) = Self.cut(rest)
      let (value, last) = Self.cut(after)
      rest = last
      return .map(key: place(key.dropFirst().dropLast()), value: place(value.dropLast()))
    default: preconditionFailure("the service model has no kind '\(word)'")
    }
  }

  private func members(_ listed: Substring) -> [ServiceMember] {
    listed.split(separator: ",").map { field in
      let (name, shape) = Self.cut(field.drop { $0 == " " })
      let isRequired = name.hasSuffix("*")
      let plain = String(isRequired ? name.dropLast() : name)
      return ServiceMember(
        name: plain, path: plain.prefix(1).lowercased() + plain.dropFirst(),
        isRequired: isRequired, shape: place(shape))
    }
  }

  private func place(_ name: Substring) -> Int {
    guard let place = places[String(name)] else {
      preconditionFailure("the service model has no type '\(name)'")
    }
    return place
  }

  private static func takeSensitive(_ rest: inout Substring) -> Bool {
    guard rest.hasPrefix("sensitive") else { return false }
    rest = cut(rest).1
    return true
  }

  private static func cut(_ text: Substring) -> (Substring, Substring) {
    guard let space = text.firstIndex(of: " ") else { return (text, "") }
    return (text[..<space], text[text.index(after: space)...])
  }

  private static func pair(_ text: Substring) -> (String, String) {
    let (first, second) = cut(text)
    return (String(first), String(second))
  }
}
