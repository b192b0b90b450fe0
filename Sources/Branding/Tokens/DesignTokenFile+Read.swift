import Diagnostics
import Syntax

extension DesignTokenFile {
  /// Reads a token file whole; findings are `tokens.…`, and `json.…` where it is no JSON.
  static func read(_ file: SourceFile) -> Checked<DesignTokenFile> {
    let root: JSONValue
    do throws(Diagnostic) { root = try JSONValue.parse(file) } catch {
      return Checked(nil, [error])
    }
    guard root.object != nil else {
      return Checked(nil, [root.wrongKind("an object", forThe: "a token file")])
    }
    var reader = DesignTokenReader(root: root)
    reader.read(root, path: [], type: nil)
    if reader.findings.contains(where: { $0.severity == .error }) {
      return Checked(nil, reader.findings)
    }
    let own = root["$extensions"]?[Extension.vendor]
    return Checked(
      DesignTokenFile(
        file: file, tokens: reader.tokens, themeName: own?[Extension.name]?.string),
      reader.findings)
  }
}

/// Walks the groups of a token file.
private struct DesignTokenReader {
  let root: JSONValue
  var tokens: [DesignTokenFile.Token] = []
  var findings: [Diagnostic] = []

  init(root: JSONValue) { self.root = root }

  /// Names of a path, and tokens and groups of a file: groups that extend each other within each
  /// other would go on for ever, or double each time.
  private static let depthLimit = 32
  private static let sizeLimit = 50_000
  private var size = 0

  mutating func read(_ group: JSONValue, path: [String], type: String?) {
    guard isBounded(group, path) else { return }
    let group = extended(group, seen: [path.joined(separator: ".")])
    let type = group["$type"]?.string ?? type
    for member in group.object?.members ?? [] {
      if member.name.hasPrefix("$"), member.name != "$root" {
        reportUnknown(member)
        continue
      }
      if member.name.contains(where: { "{}.".contains($0) }) {
        findings.append(
          Diagnostic(
            .error, "tokens.name", "the name '\(member.name)' has a brace or a full stop",
            at: member.nameLocation, hint: "aliases could not name it"))
        continue
      }
      guard let object = member.value.object else {
        findings.append(
          member.value.wrongKind(
            "a token or a group", for: member.name, hint: "write a token as {\"$value\": …}"))
        continue
      }
      let path = path + [member.name]
      if let value = object["$value"] {
        add(member.value, value, path, type)
        reportChildren(of: object, path)
      } else if object["$ref"] != nil {
        add(member.value, member.value.reference, path, type)
      } else {
        read(member.value, path: path, type: type)
      }
    }
  }

  private mutating func isBounded(_ group: JSONValue, _ path: [String]) -> Bool {
    size += 1 + (group.object?.members.count ?? 0)
    let isDeep = path.count > Self.depthLimit
    if !isDeep, size <= Self.sizeLimit { return true }
    if !findings.contains(where: { $0.code == "tokens.deep" || $0.code == "tokens.large" }) {
      findings.append(
        isDeep
          ? Diagnostic(
            .error, "tokens.deep", "more than \(Self.depthLimit) groups within each other",
            at: group.location, hint: "does a group extend one that it is in?")
          : Diagnostic(
            .error, "tokens.large", "more than \(Self.sizeLimit) tokens with what groups extend",
            at: group.location, hint: "groups that extend each other several times multiply"))
    }
    // Whatever follows would be as long.
    size = Self.sizeLimit
    return false
  }

  private mutating func add(
    _ token: JSONValue, _ value: JSONValue, _ path: [String], _ type: String?
  ) {
    tokens.append(
      DesignTokenFile.Token(
        path: path.joined(separator: "."), type: token["$type"]?.string ?? type, value: value))
  }

  private mutating func reportChildren(of token: JSONObject, _ path: [String]) {
    for member in token.members {
      guard !member.name.hasPrefix("$") else {
        reportUnknown(member)
        continue
      }
      findings.append(
        Diagnostic(
          .error, "tokens.both",
          "'\(path.joined(separator: "."))' is a token and cannot hold '\(member.name)'",
          at: member.nameLocation, hint: "name the token '$root' and put it into a group"))
    }
  }

  /// What the format keeps for itself, and `$schema` for editors.
  private static let properties = [
    "$value", "$type", "$description", "$extensions", "$deprecated", "$extends", "$ref", "$root",
    "$schema",
  ]

  /// A property of another tool's is passed over with a word, for it may be one that was misspelt.
  private mutating func reportUnknown(_ member: JSONObject.Member) {
    guard member.name.hasPrefix("$"), !Self.properties.contains(member.name) else { return }
    findings.append(
      Diagnostic(
        .warning, "tokens.property", "'\(member.name)' is no property of a token or a group",
        at: member.nameLocation,
        hint: nearestNameHint(for: member.name, among: Self.properties)
          ?? "what a tool adds belongs into $extensions"))
  }

  /// The group with what it `$extends` beneath it.
  private mutating func extended(_ group: JSONValue, seen: [String]) -> JSONValue {
    guard let target = group["$extends"] ?? group["$ref"] else { return group }
    guard
      let path = target.string.flatMap({
        DesignTokenFile.alias($0) ?? DesignTokenFile.pointer($0)
      }), let base = root.at(path), base.object != nil, base["$value"] == nil
    else {
      findings.append(
        Diagnostic(
          .error, "tokens.extends", "'$extends' names no group", at: target.location,
          hint: "write it as \"{group}\""))
      return group
    }
    guard !seen.contains(path) else {
      findings.append(
        Diagnostic(
          .error, "tokens.extends.cycle", "'\(path)' extends itself",
          at: target.location, hint: "one of them must extend nothing"))
      return group
    }
    return group.overlaying(extended(base, seen: seen + [path]))
  }
}

extension JSONValue {
  /// `{"$ref": …}` alone, whatever stands beside it.
  fileprivate var reference: JSONValue {
    replacing(object?.members.filter { $0.name == "$ref" } ?? [])
  }

  /// This group over another: groups merge, tokens replace.
  fileprivate func overlaying(_ base: JSONValue) -> JSONValue {
    guard let object, let below = base.object else { return self }
    var members = below.members.filter { $0.name != "$extends" && $0.name != "$ref" }
    var places: [String: Int] = [:]
    for (index, member) in members.enumerated() { places[member.name] = index }
    for member in object.members {
      guard let index = places[member.name] else {
        members.append(member)
        continue
      }
      let old = members[index].value
      let areGroups =
        member.value["$value"] == nil && member.value["$ref"] == nil && old["$value"] == nil
      members[index] = areGroups ? member.with(member.value.overlaying(old)) : member
    }
    return replacing(members)
  }
}
