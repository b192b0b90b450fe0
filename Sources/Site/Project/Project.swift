package import Bindings
package import Diagnostics
import Syntax

/// A project as read: pools whole, tenants as places to read them from, so that a hundred thousand
/// cost no more than their files.
package struct Project: Sendable {
  /// The project's folder over the kit's.
  package let files: LayeredFiles
  /// Sorted by name; pools that tenants have inline are named by their `userPoolId`.
  package let pools: [Pool]
  /// As listed; those of a glob by id.
  package let tenants: [TenantEntry]
  package let preview: PreviewSettings
  /// The page that chooses among tenants, where the project has one.
  package let picker: TenantPicker?
  let settings: ProjectSettings

  /// Reads `lintel.json` and all that it names, with an overlay laid over it.
  ///
  /// The value is there wherever `lintel.json` can be read as an object, also with errors: what was
  /// wrong is left out of it. Errors: `project.…`, `pool.…`, `tenant.…`, `preview.…`, `overlay.…`,
  /// `path.leaves`, `file.…`, `json.…`, `csv.…`.
  package static func load(
    _ files: LayeredFiles, overlay: Overlay? = nil
  ) -> Checked<Project> {
    var loader = ProjectLoader(files, overlay: overlay)
    return loader.load()
  }

  /// Reads a tenant, with defaults and overlay laid on, and checks all that it says.
  ///
  /// Findings of defaults are the same for each tenant: whoever gathers them drops equal ones.
  package func tenant(_ entry: TenantEntry) -> Checked<Tenant> {
    var findings: [Diagnostic] = []
    let layered = attempt(&findings) { () throws(Diagnostic) in try settings.read(entry) }
    guard let layered else { return Checked(nil, findings) }
    let pool = pool(of: entry)
    let position = SourcePosition(line: Int(entry.line), column: Int(entry.column))
    var reader = TenantReader(
      layered.tenant, pool: pool, locales: settings.locales,
      location: SourceLocation(file: layered.file, start: position))
    var tenant = reader.tenant()
    let written = JSONTree(layered.tenant.value).compact()
    tenant?.digest = SHA256.hash(Array(written.utf8) + (pool?.digest ?? []))
    return Checked(tenant, reader.findings)
  }

  /// The entry of that id.
  package func entry(_ id: String) -> TenantEntry? { tenants.first { $0.id == id } }

  /// The folders that tenants stand in: a path in each.
  package var writtenPaths: Set<String> {
    var folders: Set<String> = []
    var paths: Set<String> = []
    for source in settings.sources {
      let path = source.path
      if folders.insert(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
        .inserted
      {
        paths.insert(path)
      }
    }
    return paths
  }

  /// The pool of that name.
  package func pool(named name: String) -> Pool? { settings.poolNames[name].map { pools[$0] } }

  /// The pool that a tenant signs in to.
  package func pool(of entry: TenantEntry) -> Pool? {
    entry.pool >= 0 ? pools[Int(entry.pool)] : nil
  }

  /// The first tenant of a pool: what the pool itself shows, where it says nothing of its own.
  package func firstTenant(of pool: Pool) -> TenantEntry? {
    guard let index = settings.poolNames[pool.name] else { return nil }
    return tenants.first { $0.pool == Int32(index) }
  }
}

/// A tenant's id and where it stands.
package struct TenantEntry: Sendable {
  package let id: String
  /// The index in the project's pools, or -1.
  let pool: Int32
  let source: UInt32
  let range: Range<Int>
  let line: UInt32
  let column: UInt32
}

/// The page that leads each person to their tenant.
package struct TenantPicker: Sendable {
  package var url: String
  /// Their ids, in the order in which they are listed; nil for all.
  package var tenants: [String]?
  package var location: SourceLocation
}

extension TenantEntry {
  /// The same with another index of its pool.
  func of(pool: Int32) -> TenantEntry {
    TenantEntry(id: id, pool: pool, source: source, range: range, line: line, column: column)
  }
}

/// What is needed to read a tenant from its entry.
struct ProjectSettings: Sendable {
  let files: ProjectFiles
  let sources: [TenantSource]
  let layers: [TenantLayers]
  /// The overlay's, by tenant.
  let patches: [String: JSONValue]
  /// What was said of each pool that has a name.
  let poolFacts: [String: JSONValue]
  /// The index of each pool.
  let poolNames: [String: Int]
  /// Those that there are texts for; empty where that is not known.
  let locales: Set<String>

  /// A tenant with its layers, and the name of the file that it stands in.
  func read(
    _ entry: TenantEntry
  ) throws(Diagnostic) -> (tenant: LayeredTenant, file: String) {
    let source = sources[Int(entry.source)]
    let value = try source.value(in: entry.range, files)
    guard value.member("id")?.string == entry.id else {
      throw Diagnostic(
        .error, "tenant.changed", "the file was changed while it was read", at: value.opening,
        hint: "run it again")
    }
    let tenant = layers[source.layers].tenant(value, id: entry.id, patch: patches[entry.id])
    return (tenant, value.file.name)
  }
}
