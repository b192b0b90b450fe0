import Diagnostics
import Syntax

/// Goes through everything that `tenants` names and notes of each tenant its id, its pool and its
/// place; what it says beside these is read when it is built.
struct TenantGatherer {
  let files: ProjectFiles
  let projectDefaults: JSONValue?
  let patches: [String: JSONValue]
  var pools: PoolRegistry
  private(set) var sources: [TenantSource] = []
  private(set) var layers: [TenantLayers] = []
  private(set) var entries: [TenantEntry] = []
  private(set) var findings: [Diagnostic] = []
  private var places: [String: SourceLocation] = [:]
  private var removed: Set<String> = []

  init(
    files: ProjectFiles, projectDefaults: JSONValue?, patches: [String: JSONValue],
    pools: PoolRegistry
  ) {
    self.files = files
    self.projectDefaults = projectDefaults
    self.patches = patches
    self.pools = pools
  }

  /// Whether a tenant of that id was met, also if the overlay takes it out.
  func hasMet(_ id: String) -> Bool { places[id] != nil || removed.contains(id) }

  /// Gathers what the value of `tenants` names.
  mutating func gather(_ value: JSONValue) {
    layers.append(TenantLayers([projectDefaults].compactMap { $0 }))
    var inline: Int?
    switch value.content {
    case .string, .object: gather(one: value, &inline)
    case .array(let values): for one in values { gather(one: one, &inline) }
    default:
      findings.append(
        value.wrongKind(
          "a string, a list or an object", for: "tenants",
          hint: "\"tenants/*.json\", or a list of them"))
    }
  }

  /// - Parameter inline: the source for tenants that stand in `lintel.json` itself, made with the
  ///   first of them.
  private mutating func gather(one value: JSONValue, _ inline: inout Int?) {
    switch value.content {
    case .string: gather(path: value, layers: 0)
    case .object(let object) where object["include"] != nil: gather(include: value)
    case .object:
      let source = inline ?? sources.count
      if inline == nil {
        sources.append(TenantSource(origin: .values(value.file), layers: 0))
        inline = source
      }
      note(value, source)
    default:
      findings.append(
        value.wrongKind("a string or an object", for: "tenants", hint: "\"…\", or {…}"))
    }
  }

  private mutating func gather(include value: JSONValue) {
    findings += value.checkKeys(["include", "defaults"], in: "an include")
    let defaults = value.read("defaults", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("defaults")
      return value
    }
    var index = 0
    if let defaults {
      index = layers.count
      layers.append(TenantLayers([projectDefaults, defaults].compactMap { $0 }))
      findings += DefaultsCheck.findings(defaults)
    }
    guard let include = value.member("include") else { return }
    for path in include.array ?? [include] { gather(path: path, layers: index, "include") }
  }

  private mutating func gather(
    path value: JSONValue, layers: Int, _ what: String = "tenants"
  ) {
    let path = attempt(&findings) { () throws(Diagnostic) in try value.requireString(what) }
    guard let path else { return }
    guard Glob.isPattern(path) else {
      gather(file: path, at: value, layers: layers)
      return
    }
    let files = files
    let paths = attempt(&findings) { () throws(Diagnostic) in
      try Glob(path, at: value.location).files(in: files, at: value.location)
    }
    guard let paths else { return }
    if paths.isEmpty {
      findings.append(
        Diagnostic(
          .error, "tenants.none", "no file matches '\(shownValue(path))'", at: value.location,
          hint: "a pattern begins at the folder of lintel.json"))
    }
    let first = entries.count
    for path in paths { gather(file: path, at: value, layers: layers) }
    entries[first...].sort { $0.id < $1.id }
  }

  private mutating func gather(file path: String, at mention: JSONValue, layers: Int) {
    let kind = path.split(separator: ".").last ?? ""
    guard ["json", "ndjson", "jsonl", "csv"].contains(kind) else {
      findings.append(
        Diagnostic(
          .error, "tenants.kind", "'\(shownValue(path))' is no file of tenants",
          at: mention.location, hint: "a file of tenants ends in .json, .ndjson or .csv"))
      return
    }
    let index = sources.count
    let files = files
    let file = attempt(&findings) { () throws(Diagnostic) in
      try files.source(path, at: mention.location)
    }
    guard let file else { return }
    switch kind {
    case "ndjson", "jsonl":
      sources.append(TenantSource(origin: .values(file), layers: layers))
      gather(lines: file, source: index)
    case "csv":
      let reader = attempt(&findings) { () throws(Diagnostic) in
        let reader = try CSVReader(file)
        return (reader, try TenantColumns(reader.header))
      }
      guard let (reader, columns) = reader else { return }
      sources.append(TenantSource(origin: .rows(reader, columns), layers: layers))
      gather(rows: reader, columns, source: index)
    default:
      sources.append(TenantSource(origin: .file(file.name), layers: layers))
      let value = attempt(&findings) { () throws(Diagnostic) in try JSONValue.parse(file) }
      guard let value else { return }
      if value.array != nil {
        findings.append(
          Diagnostic(
            .error, "tenants.list", "a .json file holds one tenant, not a list",
            at: value.opening, hint: "several tenants, one a line, belong in a .ndjson file"))
        return
      }
      note(value, index)
    }
  }

  private mutating func gather(lines file: SourceFile, source: Int) {
    for range in JSONLines(file) {
      let value = attempt(&findings) { () throws(Diagnostic) in
        try JSONValue.parse(file, in: range)
      }
      if let value { note(value, source) }
    }
  }

  private mutating func gather(
    rows: CSVReader, _ columns: TenantColumns, source: Int
  ) {
    var rows = rows
    do throws(Diagnostic) {
      while let row = try rows.next() {
        if let value = try columns.tenant(row) { note(value, source) }
      }
    } catch { findings.append(error) }
  }

  /// Notes a tenant, unless it has no id, one that another has, or is taken out by the overlay.
  private mutating func note(_ value: JSONValue, _ source: Int) {
    let id = attempt(&findings) { () throws(Diagnostic) in try value.requireTenantId() }
    guard let id else { return }
    let patch = patches[id]
    if patch?.isNull == true {
      removed.insert(id)
      return
    }
    let start = value.file.position(at: value.range.lowerBound)
    let location = SourceLocation(file: value.file.name, start: start)
    if let other = places[id] {
      findings.append(
        Diagnostic(
          .error, "tenant.duplicate", "the id '\(id)' is that of the tenant at \(other)",
          at: value.member("id")?.location, hint: "each tenant has an id of its own"))
      return
    }
    places[id] = location
    let tenant = layers[sources[source].layers].tenant(value, id: id, patch: patch)
    let pool = resolve(tenant, at: location)
    entries.append(
      TenantEntry(
        id: id, pool: Int32(pool ?? -1), source: UInt32(source), range: value.range,
        line: UInt32(start.line), column: UInt32(start.column)))
  }

  /// The registry's index of a tenant's pool.
  private mutating func resolve(_ tenant: LayeredTenant, at location: SourceLocation) -> Int? {
    switch tenant.choice {
    case .both(let name, let fact):
      findings.append(
        Diagnostic(
          .error, "tenant.pool.fact",
          "'\(fact.name)' is a fact of the pool "
            + "'\(shownValue(name.string ?? ""))', which the tenant names", at: fact.nameLocation,
          hint: "say it in the pool, or leave out 'pool'"))
      return name.string.flatMap { pools.index(named: $0) }
    case .named(let value):
      let name = attempt(&findings) { () throws(Diagnostic) in try value.requireString("pool") }
      guard let name else { return nil }
      if let index = pools.index(named: name) { return index }
      findings.append(
        Diagnostic(
          .error, "pool.unknown", "there is no pool '\(shownValue(name))'", at: value.location,
          hint: pools.removed[name].map { "the overlay takes it out, at \($0)" }
            ?? nameHint(for: name, among: pools.names) ?? "add it to 'pools' in lintel.json"))
      return nil
    case .inline:
      guard let cognito = tenant.value.member("cognito") else { return nil }
      let (index, faults) = pools.add(inline: cognito)
      findings += faults
      return index
    case .unsaid:
      if let sole = pools.sole { return sole }
      findings.append(
        Diagnostic(
          .error, "tenant.missing", "the tenant '\(tenant.id)' has no 'pool'",
          at: location,
          hint: "\"pool\": one of 'pools', or \"cognito\": {\"userPoolId\": …, \"clientId\": …}"))
      return nil
    }
  }
}

extension JSONValue {
  /// The id of a tenant: a DNS label, because it names a folder and may name a host.
  func requireTenantId() throws(Diagnostic) -> String {
    let value = try requireMember("id", of: "the tenant")
    let id = try value.requireString("id")
    if HostName.isLabel(id) { return id }
    let label = id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let near = String(label).split(separator: "-").joined(separator: "-")
    throw Diagnostic(
      .error, "tenant.id", "'\(shownValue(id))' is no DNS label", at: value.location,
      hint: HostName.isLabel(near)
        ? "lower-case letters, digits and hyphens: '\(near)'"
        : "1 to 63 lower-case letters, digits and hyphens")
  }
}
