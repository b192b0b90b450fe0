import Diagnostics

/// What tenants' names and hosts do to the messages that a function sends for them: their markup is that
/// of the pool's own.
///
/// A message is written out only where it may break a rule: a pool has a thousand tenants as easily as one.
struct MemberChecks: PoolReading {
  private let checks: MessageChecks
  private let pool: Pool
  private let kinds: [MessageKind]
  private var bounds: [LinkedMessages.ID: MessageBounds] = [:]
  private var findings: [Diagnostic] = []

  init(_ checks: MessageChecks, of pool: Pool) {
    self.checks = checks
    self.pool = pool
    kinds = MessageKind.all.filter(pool.sends)
  }

  mutating func read(_ member: PoolMember) {
    if let brand = member.messages.first?.brand {
      findings += BoundCode.absence(from: kinds, of: brand, .warning)
    }
    for messages in member.messages {
      findings += checks.findings(for: messages.brand, in: messages.locale)
      for message in bounds(of: messages.linked).suspects(of: messages).compactMap(messages.render)
      {
        findings += checks.sizeFindings(for: message, of: pool, by: messages.brand)
      }
    }
  }

  private mutating func bounds(of linked: LinkedMessages) -> MessageBounds {
    if let made = bounds[linked.id] { return made }
    let made = MessageBounds(linked, kinds, of: pool)
    // Themes with words of their own may be as many as tenants.
    if bounds.count >= Self.limit { bounds = bounds.filter { $0.key.ownTexts.isEmpty } }
    bounds[linked.id] = made
    return made
  }

  private static let limit = 64

  func files() -> Checked<[OutputFile]> { Checked([], findings) }
}
