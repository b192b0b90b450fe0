package import Bindings
package import Diagnostics

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

  /// Reads `lintel.json` and all that it names, with an overlay laid over pools and tenants.
  ///
  /// The value is there wherever `lintel.json` can be read as an object, also with errors: what was
  /// wrong is left out of it. Errors: `project.…`, `pool.…`, `tenant.…`, `preview.…`, `overlay.…`,
  /// `path.leaves`, `file.…`, `json.…`, `csv.…`.
  package static func load(
    _ files: LayeredFiles, overlay: Overlay? = nil
  ) -> Checked<Project> {
    Checked(nil)
  }

  /// Reads a tenant, with defaults and overlay laid on, and checks all that it says.
  ///
  /// Findings of defaults are the same for each tenant: whoever gathers them drops equal ones.
  package func tenant(_ entry: TenantEntry) -> Checked<Tenant> {
    Checked(nil)
  }

  /// The entry of that id.
  package func entry(_ id: String) -> TenantEntry? { tenants.first { $0.id == id } }

  /// The pool of that name.
  package func pool(named name: String) -> Pool? { pools.first { $0.name == name } }

  /// The pool that a tenant signs in to.
  package func pool(of entry: TenantEntry) -> Pool? {
    entry.pool >= 0 ? pools[Int(entry.pool)] : nil
  }

  /// The first tenant of a pool: what the pool itself shows, where it says nothing of its own.
  package func firstTenant(of pool: Pool) -> TenantEntry? {
    guard let index = pools.firstIndex(where: { $0.name == pool.name }) else { return nil }
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
  /// Their ids; nil for all.
  package var tenants: [String]?
}

/// What is needed to read a tenant from its entry.
struct ProjectSettings: Sendable {}
