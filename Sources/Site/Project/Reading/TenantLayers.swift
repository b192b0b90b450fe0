import Diagnostics
import Syntax

/// What lies below each tenant of one source: the project's defaults, and those of the `include` that
/// names it, with `{id}` still to be filled.
struct TenantLayers: Sendable {
  /// Those of the project, then those of the include; the later lie over the earlier.
  private let defaults: [JSONValue]
  private let merged: JSONValue?
  private let hasHole: Bool

  init(_ defaults: [JSONValue]) {
    self.defaults = defaults
    merged = defaults.dropFirst().reduce(defaults.first) { $1.merged(over: $0 ?? $1) }
    hasHole = merged?.hasHole ?? false
  }

  /// A tenant with its defaults below it and the overlay's patch above.
  func tenant(_ own: JSONValue, id: String, patch: JSONValue?) -> LayeredTenant {
    var value = own
    if let merged { value = own.merged(over: hasHole ? merged.filled(id: id) : merged) }
    if let patch { value = value.patched(by: patch) }
    let layers = [patch, own].compactMap { $0 } + defaults.reversed()
    return LayeredTenant(id: id, value: value, choice: PoolChoice(layers))
  }
}

/// A tenant as all its layers make it.
struct LayeredTenant {
  let id: String
  let value: JSONValue
  let choice: PoolChoice
}

/// How a tenant says which pool it is of: the nearest layer that says it in either way wins.
enum PoolChoice {
  /// By name.
  case named(JSONValue)
  /// By its facts, in `cognito`.
  case inline
  /// Both ways in one layer: the fact that should not be there.
  case both(name: JSONValue, fact: JSONObject.Member)
  case unsaid

  init(_ layers: [JSONValue]) {
    for layer in layers {
      let name = layer.member("pool")
      let fact = layer.member("cognito")?.object?.members.first {
        $0.name != "clientId" && PoolReader.facts.contains($0.name) && !$0.value.isNull
      }
      switch (name, fact) {
      case (let name?, let fact?): self = .both(name: name, fact: fact)
      case (let name?, nil): self = .named(name)
      case (nil, _?): self = .inline
      case (nil, nil): continue
      }
      return
    }
    self = .unsaid
  }
}

extension JSONValue {
  /// Whether `{id}` stands in one of its strings.
  fileprivate var hasHole: Bool {
    switch content {
    case .string(let text): text.hasHole
    case .array(let values): values.contains { $0.hasHole }
    case .object(let object): object.members.contains { $0.value.hasHole }
    default: false
    }
  }

  /// The same value with the tenant's id for each `{id}`.
  func filled(id: String) -> JSONValue {
    guard hasHole else { return self }
    let content: Content =
      switch self.content {
      case .string(let text): .string(text.split("{id}").joined(separator: id))
      case .array(let values): .array(values.map { $0.filled(id: id) })
      case .object(let object):
        .object(
          JSONObject(
            members: object.members.map {
              JSONObject.Member(
                name: $0.name, nameRange: $0.nameRange, value: $0.value.filled(id: id))
            }))
      default: self.content
      }
    return JSONValue(content, file: file, range: range)
  }
}

extension String {
  /// Whether `{id}` stands in it.
  ///
  /// Bytes first: nearly no string has a brace, and every tenant's are looked at.
  var hasHole: Bool { utf8.contains(UInt8(ascii: "{")) && contains("{id}") }

  /// The pieces between the occurrences of a separator.
  fileprivate func split(_ separator: String) -> [String] {
    let bytes = Array(utf8)
    let mark = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      guard bytes[index..<index + mark.count].elementsEqual(mark) else {
        index += 1
        continue
      }
      pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
      index += mark.count
      start = index
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
