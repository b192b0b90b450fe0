import Diagnostics
import Syntax

/// Finds what is wrong in defaults themselves, once, before any tenant wears them.
enum DefaultsCheck {
  /// The errors only: what is missing or worth a warning depends on each tenant.
  static func findings(_ defaults: JSONValue) -> [Diagnostic] {
    let tenant = TenantLayers([]).tenant(defaults.filled(id: "id"), id: "id", patch: nil)
    var reader = TenantReader(tenant, pool: nil, locales: [], location: defaults.opening)
    reader.isPartial = true
    _ = reader.tenant()
    return reader.findings.filter { $0.severity == .error }
  }
}
