import Diagnostics

/// What pages and messages lose where a pool has no domain: each loss once, however many pools there
/// are.
enum PoolWarnings {
  static func findings(_ pools: [Pool]) -> [Diagnostic] {
    let without = pools.filter { $0.domain == nil }
    guard let first = without.first else { return [] }
    let who =
      switch without.count {
      case 1: "the pool '\(first.name)' has no domain"
      case 2: "the pools '\(first.name)' and '\(without[1].name)' have no domain"
      default: "the pool '\(first.name)' and \(without.count - 1) more have no domain"
      }
    return losses.map { code, loss in
      Diagnostic(
        .warning, "pool.domain.\(code)", "\(who): \(loss)", at: first.location,
        hint: "\"domain\": the host of the pool's own pages, as in id.app.example")
    }
  }

  private static let losses = [
    ("fallback", "the pages cannot lead to Cognito's own when a script is blocked"),
    ("pkce", "apps at other origins have no address to sign in at"),
    ("classic", "there is no style for the classic hosted UI"),
    ("links", "messages carry codes only, no links"),
  ]
}
