package import Bindings

/// A project as read: pools whole, tenants as places to read them from, so that a hundred thousand
/// cost no more than their files.
package struct Project: Sendable {
  /// The project's folder over the kit's.
  package let files: LayeredFiles
  /// Sorted by name.
  package let pools: [Pool]
  /// As listed; those of a glob by id.
  package let tenants: [TenantEntry]
  let settings: ProjectSettings
}

/// A tenant's id and where it stands.
package struct TenantEntry: Sendable {
  package let id: String
  let source: Int
  let range: Range<Int>
}

/// What is needed to read a tenant from its entry.
struct ProjectSettings: Sendable {}
