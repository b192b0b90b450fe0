import Bindings
import Diagnostics
import Syntax

/// The pools of a project while it is read: those that have a name, and those that tenants describe
/// inline. Equal ids are one pool and must agree.
struct PoolRegistry {
  private struct Known {
    let name: String
    var facts: JSONValue
    let isNamed: Bool
  }

  /// Where the overlay takes pools out, by name.
  var removed: [String: SourceLocation] = [:]
  private var known: [Known] = []
  private var byName: [String: Int] = [:]
  private var byId: [String: Int] = [:]

  /// The names of those that have one.
  var names: [String] { byName.keys.sorted() }

  /// What was said of each pool that has a name.
  var namedFacts: [String: JSONValue] { byName.mapValues { known[$0].facts } }

  /// The one pool of a project that has just one by name.
  var sole: Int? { byName.count == 1 ? byName.first?.value : nil }

  func index(named name: String) -> Int? { byName[name] }

  /// Adds a pool under its name.
  mutating func add(
    _ name: String, _ value: JSONValue, at location: SourceLocation?
  ) throws(Diagnostic) {
    guard Self.isName(name) else {
      throw Diagnostic(
        .error, "pool.name", "'\(shownValue(name))' is no name of a pool", at: location,
        hint: "letters, digits, '-', '_' and '.': it names a folder of the build")
    }
    guard byName[name] == nil else {
      throw Diagnostic(
        .error, "pool.duplicate", "two pools have the name '\(name)'", at: location,
        hint: "a pool's file is named as the pool")
    }
    if let id = value.member("userPoolId")?.string {
      if let other = byId[id] {
        throw Diagnostic(
          .error, "pool.duplicate",
          "the pools '\(known[other].name)' and '\(name)' have one "
            + "userPoolId", at: value.member("userPoolId")?.location,
          hint: "tenants of one user pool name one pool")
      }
      byId[id] = known.count
    }
    byName[name] = known.count
    known.append(Known(name: name, facts: value, isNamed: true))
  }

  /// The pool that a tenant describes inline, with what disagrees; nil without a sound id.
  mutating func add(inline cognito: JSONValue) -> (index: Int?, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    let id = attempt(&findings) { () throws(Diagnostic) in
      try cognito.requireMember("userPoolId", of: "'cognito'").requireUserPoolId()
    }
    guard let id else { return (nil, findings) }
    let members = (cognito.object?.members ?? []).filter {
      PoolReader.facts.contains($0.name) && !$0.value.isNull
    }
    guard let index = byId[id] else {
      byId[id] = known.count
      let facts = JSONValue(
        .object(JSONObject(members: members)), file: cognito.file, range: cognito.range)
      known.append(Known(name: id, facts: facts, isNamed: false))
      return (known.count - 1, findings)
    }
    for member in members {
      if let finding = agree(on: member, index) { findings.append(finding) }
    }
    return (index, findings)
  }

  /// Takes a fact that nobody has said yet, and refuses one that was said otherwise.
  private mutating func agree(on member: JSONObject.Member, _ index: Int) -> Diagnostic? {
    let pool = known[index]
    if let said = pool.facts.member(member.name) {
      guard JSONTree(said).sorted != JSONTree(member.value).sorted else { return nil }
      return Diagnostic(
        .error, "pool.disagreement",
        "'\(member.name)' of the pool '\(pool.name)' is said otherwise at \(said.location)",
        at: member.value.location, hint: "equal ids are one pool: say it once, in 'pools'")
    }
    if pool.isNamed {
      return Diagnostic(
        .error, "pool.disagreement", "the pool '\(pool.name)' says nothing of '\(member.name)'",
        at: member.value.location, hint: "say it there: equal ids are one pool")
    }
    let members = (pool.facts.object?.members ?? []) + [member]
    known[index].facts = JSONValue(
      .object(JSONObject(members: members)), file: pool.facts.file, range: pool.facts.range)
    return nil
  }

  /// All pools that can be read, sorted by name; for each index of this registry the one there, or -1.
  func pools(
    defaultTheme: String?, locales: Set<String>
  ) -> (pools: [Pool], places: [Int32], findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    var pools: [(pool: Pool, index: Int)] = []
    for (index, one) in known.enumerated() {
      var reader = PoolReader(
        name: one.name, value: one.facts, defaultTheme: defaultTheme, locales: locales)
      var pool = reader.pool()
      findings += reader.findings
      pool?.digest = SHA256.hash(
        Array((JSONTree(one.facts).compact() + (defaultTheme ?? "")).utf8))
      if let pool { pools.append((pool, index)) }
    }
    pools.sort { $0.pool.name < $1.pool.name }
    var places = [Int32](repeating: -1, count: known.count)
    for (place, one) in pools.enumerated() { places[one.index] = Int32(place) }
    return (pools.map(\.pool), places, findings)
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.first?.isWord == true
      && name.utf8.allSatisfy { $0.isWord || "-_.".utf8.contains($0) }
  }
}

extension JSONTree {
  /// The same value with members in the order of their names.
  var sorted: JSONTree {
    switch self {
    case .array(let values): .array(values.map(\.sorted))
    case .object(let members):
      .object(members.sorted { $0.0 < $1.0 }.map { ($0.0, $0.1.sorted) })
    default: self
    }
  }
}
