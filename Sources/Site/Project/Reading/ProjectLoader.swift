import Bindings
import Diagnostics
import Syntax

/// Reads `lintel.json` and what it names.
struct ProjectLoader {
  static let keys = ["pools", "defaults", "tenants", "preview", "picker"]

  private let files: LayeredFiles
  private let project: ProjectFiles
  private let overlay: JSONValue?
  private var findings: [Diagnostic] = []

  init(_ files: LayeredFiles, overlay: Overlay?) {
    self.files = files
    project = ProjectFiles(files)
    self.overlay = overlay?.json
  }

  mutating func load() -> Checked<Project> {
    let project = project
    let root = attempt(&findings) { () throws(Diagnostic) in
      try JSONValue.parse(project.source("lintel.json", at: nil))
    }
    guard let root else {
      if findings.first?.code == "file.missing" {
        findings[0].hint = "write one with `lintel init`, or name the folder with --project"
      }
      return Checked(nil, findings)
    }
    guard root.object != nil else {
      return Checked(nil, [root.wrongKind("an object", forThe: "the project")])
    }
    findings += root.checkKeys(Self.keys, in: "the project")
    findings += overlay?.checkKeys(["pools", "tenants", "defaults"], in: "an overlay") ?? []
    let defaults = readDefaults(root)
    let patches = readPatches()
    var gatherer = TenantGatherer(
      files: project, projectDefaults: defaults, patches: patches, pools: readPools(root))
    gather(root, &gatherer)
    for (id, patch) in patches.sorted(by: { $0.key < $1.key }) where !gatherer.hasMet(id) {
      findings.append(unknown("tenant", id, patch, among: gatherer.entries.lazy.map(\.id)))
    }
    let theme = defaults?.member("theme")?.string
    let locales = knownLocales
    let (pools, places, faults) = gatherer.pools.pools(defaultTheme: theme, locales: locales)
    findings += faults
    if !faults.contains(where: { $0.severity == .error }) {
      findings += PoolWarnings.findings(pools)
    }
    let tenants = gatherer.entries.map { entry in
      entry.pool < 0 ? entry : entry.of(pool: places[Int(entry.pool)])
    }
    let settings = ProjectSettings(
      files: project, sources: gatherer.sources, layers: gatherer.layers, patches: patches,
      poolFacts: gatherer.pools.namedFacts,
      poolNames: Dictionary(uniqueKeysWithValues: zip(pools.map(\.name), pools.indices)),
      locales: locales)
    var preview = PreviewReader(files: project, tenants: Set(tenants.lazy.map(\.id)))
    let previewSettings = preview.settings(root.member("preview"))
    findings += preview.findings
    return Checked(
      Project(
        files: files, pools: pools, tenants: tenants, preview: previewSettings,
        picker: readPicker(root, tenants), settings: settings), findings)
  }

  /// The locales that there are texts for, and the made-up one for tests of layouts.
  private var knownLocales: Set<String> {
    let entries = (try? files.list("templates/locales")) ?? []
    let names = entries.lazy.map(\.name).filter { $0.hasSuffix(".json") }.map {
      String($0.dropLast(5))
    }
    return names.isEmpty ? [] : Set(names).union([KitLocale.pseudo])
  }

  private mutating func readDefaults(_ root: JSONValue) -> JSONValue? {
    var written = root.read("defaults", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("defaults")
      return value
    }
    let patch = overlay?.read("defaults", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("defaults")
      return value
    }
    if let patch { written = written.map { $0.patched(by: patch) } ?? patch }
    if let written { findings += DefaultsCheck.findings(written) }
    return written
  }

  /// The overlay's patches of tenants, by id; null takes a tenant out.
  private mutating func readPatches() -> [String: JSONValue] {
    var patches: [String: JSONValue] = [:]
    let object = overlay?.read("tenants", &findings) { value throws(Diagnostic) in
      try value.requireObject("tenants")
    }
    for member in object?.entries ?? [] {
      let patch = member.value
      guard patch.object != nil || patch.isNull else {
        findings.append(patch.wrongKind("an object", for: member.name))
        continue
      }
      if let id = patch.object?.members.first(where: { $0.name == "id" }) {
        findings.append(
          Diagnostic(
            .error, "overlay.id", "an overlay cannot change the id of a tenant",
            at: id.nameLocation, hint: "remove it"))
        continue
      }
      patches[member.name] = patch
    }
    return patches
  }

  private mutating func gather(_ root: JSONValue, _ gatherer: inout TenantGatherer) {
    if let tenants = root.member("tenants") { gatherer.gather(tenants) }
    findings += gatherer.findings
    if gatherer.entries.isEmpty, gatherer.findings.isEmpty {
      findings.append(
        Diagnostic(
          .warning, "project.tenants", "the project has no tenant",
          at: root.member("tenants")?.location ?? root.opening,
          hint: "\"tenants\": \"tenants/*.json\""))
    }
  }

  private mutating func readPicker(
    _ root: JSONValue, _ tenants: [TenantEntry]
  ) -> TenantPicker? {
    let value = root.read("picker", &findings) { value throws(Diagnostic) in
      _ = try value.requireObject("picker")
      return value
    }
    guard let value else { return nil }
    findings += value.checkKeys(["url", "tenants"], in: "'picker'")
    let url = attempt(&findings) { () throws(Diagnostic) in
      try value.requireMember("url", of: "'picker'").requireSiteURL("url")
    }
    let known = Set(tenants.lazy.map(\.id))
    let ids = value.readEach("tenants", &findings) { value throws(Diagnostic) in
      let id = try value.requireString("tenants")
      guard known.contains(id) else {
        throw Diagnostic(
          .error, "tenant.unknown", "there is no tenant '\(shownValue(id))'", at: value.location,
          hint: nameHint(for: id, among: known))
      }
      return id
    }
    return url.map { TenantPicker(url: $0, tenants: ids, location: value.location) }
  }

  private func unknown(
    _ what: String, _ name: String, _ patch: JSONValue, among names: some Sequence<String>
  ) -> Diagnostic {
    let place = overlay?.member("\(what)s")?.object?.members.first { $0.name == name }
    return Diagnostic(
      .error, "overlay.unknown",
      "the overlay names the \(what) '\(shownValue(name))', which is not "
        + "there", at: place?.nameLocation ?? patch.location,
      hint: nameHint(for: name, among: names))
  }
}

/// Pools by name, from a map or from files, with the overlay's patches.
extension ProjectLoader {
  private mutating func readPools(_ root: JSONValue) -> PoolRegistry {
    var registry = PoolRegistry()
    let patches = overlay?.read("pools", &findings) { value throws(Diagnostic) in
      try value.requireObject("pools")
    }
    var written = writtenPools(root)
    for patch in patches?.entries ?? [] {
      guard let index = written.firstIndex(where: { $0.name == patch.name }) else {
        findings.append(unknown("pool", patch.name, patch.value, among: written.map(\.name)))
        continue
      }
      if patch.value.isNull {
        written.remove(at: index)
        registry.removed[patch.name] = patch.value.location
      } else {
        written[index].value = written[index].value.patched(by: patch.value)
      }
    }
    for pool in written {
      attempt(&findings) { () throws(Diagnostic) in
        try registry.add(pool.name, pool.value, at: pool.location)
      }
    }
    return registry
  }

  private struct WrittenPool {
    let name: String
    var value: JSONValue
    let location: SourceLocation
  }

  private mutating func writtenPools(_ root: JSONValue) -> [WrittenPool] {
    guard let value = root.member("pools") else { return [] }
    if let object = value.object {
      return object.entries.filter { !$0.value.isNull }.map {
        WrittenPool(name: $0.name, value: $0.value, location: $0.nameLocation)
      }
    }
    guard let pattern = value.string else {
      findings.append(
        value.wrongKind(
          "an object or a pattern of files", for: "pools",
          hint: "{\"main\": {…}}, or \"pools/*.json\""))
      return []
    }
    let project = project
    let paths = attempt(&findings) { () throws(Diagnostic) in
      Glob.isPattern(pattern)
        ? try Glob(pattern, at: value.location).files(in: project, at: value.location) : [pattern]
    }
    if paths?.isEmpty == true {
      findings.append(
        Diagnostic(
          .error, "pools.none", "no file matches '\(shownValue(pattern))'", at: value.location,
          hint: "a pattern begins at the folder of lintel.json"))
    }
    var pools: [WrittenPool] = []
    for path in paths ?? [] {
      let pool = attempt(&findings) { () throws(Diagnostic) in
        try JSONValue.parse(project.source(path, at: value.location))
      }
      guard let pool else { continue }
      let file = path.split(separator: "/").last ?? ""
      let name = file.hasSuffix(".json") ? String(file.dropLast(5)) : String(file)
      pools.append(WrittenPool(name: name, value: pool, location: pool.opening))
    }
    return pools
  }
}
