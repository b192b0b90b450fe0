import CognitoMock
import Diagnostics
import Site
import Synchronization
import Syntax

/// The messages of a project as its pools send them: what each pool's CustomMessage function would say,
/// and the pool's own templates behind it.
///
/// Nothing is made before the first message is sent or looked at.
final class ProjectMessages: Sendable {
  /// Who makes a pool send something.
  enum Asker: Hashable, Sendable {
    /// Without an app client.
    case administrator
    /// A client of a tenant's.
    case tenant(String)
    /// A client that the project does not know.
    case stranger
  }

  private let snapshot: ProjectSnapshot
  private let shelf: MessageShelf?
  private let tenants = Mutex<[String: Checked<SenderMessages>]>([:])
  private let pools = Mutex<[String: Checked<PoolSender>]>([:])

  /// Tenants that are kept.
  private static let limit = 256

  init(_ snapshot: ProjectSnapshot) {
    self.snapshot = snapshot
    shelf = snapshot.kit.map(MessageShelf.init)
  }

  /// Answers a call for ``TriggerCall/messages`` or ``TriggerCall/poolMessages``: with nothing where
  /// templates cannot be read, so that the service's words are sent.
  func answer(_ call: TriggerCall) -> TriggerAnswer {
    var members: [(String, JSONTree)] = []
    if let event = MessageEvent(call.event), let pool = call.event.text("userPoolId") {
      var texts =
        call.arn == TriggerCall.messages ? function(event, pool, Asker(call)) : MessageTexts()
      if !texts.isWhole { texts = texts.completed(by: poolOwn(event, pool)) }
      members = texts.members
    }
    let answer: JSONTree = ["response": .object(members)]
    let file = SourceFile(name: "", bytes: Array(answer.compact().utf8))
    return (try? JSONValue.parse(file)).map { .returned($0) } ?? .unreadable
  }

  /// What the CustomMessage function of a pool says: nothing where it gives the event back as it came.
  func function(_ event: MessageEvent, _ pool: String, _ asker: Asker) -> MessageTexts {
    do throws(Findings) {
      let sender: SenderMessages
      switch asker {
      case .administrator: sender = try self.pool(pool).sender
      case .tenant(let id): sender = try tenant(id)
      case .stranger: return MessageTexts()
      }
      guard sender.pool.userPoolId == pool else { return MessageTexts() }
      return try MessageFunction(event, sender)?.texts ?? MessageTexts()
    } catch { return MessageTexts() }
  }

  /// What the pool says by itself: its uploaded templates, in its default language.
  private func poolOwn(_ event: MessageEvent, _ pool: String) -> MessageTexts {
    do throws(Findings) { return try self.pool(pool).texts(for: event) } catch {
      return MessageTexts()
    }
  }

  // MARK: Senders

  /// A tenant's messages.
  ///
  /// Errors: those of kit, tenant and theme; `preview.tenant` for an id that is none.
  func tenant(_ id: String) throws(Findings) -> SenderMessages {
    try Self.kept(tenants, id) {
      let brand = snapshot.brand(of: id)
      guard let shelf, let (tenant, theme) = brand.value else {
        return Checked(nil, brand.findings)
      }
      return Checked(SenderMessages(tenant, theme, on: shelf))
    }
  }

  private func pool(_ id: String) throws(Findings) -> PoolSender {
    try Self.kept(pools, id) {
      let site = snapshot.poolSite(id)
      guard let shelf, let value = site.value else { return Checked(nil, site.findings) }
      return Checked(PoolSender(value, on: shelf))
    }
  }

  /// What is kept, or made and kept. Two may make the same at once; either will do.
  private static func kept<Value: Sendable>(
    _ cache: borrowing Mutex<[String: Checked<Value>]>, _ id: String,
    _ make: () -> Checked<Value>
  ) throws(Findings) -> Value {
    let checked: Checked<Value>
    if let known = cache.withLock({ $0[id] }) {
      checked = known
    } else {
      checked = make()
      cache.withLock { cache in
        if cache.count >= limit { cache = [:] }
        cache[id] = checked
      }
    }
    guard let value = checked.value else { throw Findings(checked.findings) }
    return value
  }
}

extension ProjectMessages.Asker {
  fileprivate init(_ call: TriggerCall) {
    if let tenant = call.tenant {
      self = .tenant(tenant)
    } else {
      let client = call.event["callerContext"]?.text("clientId")
      self = client == TriggerEvent.noClient ? .administrator : .stranger
    }
  }
}

/// What a pool says for itself.
private struct PoolSender: Sendable {
  let sender: SenderMessages
  private let kinds: [MessageKind]

  init(_ site: PoolSite, on shelf: MessageShelf) {
    sender = SenderMessages(site, on: shelf)
    kinds = site.kinds
  }

  /// Its templates for an event.
  func texts(for event: MessageEvent) throws(Findings) -> MessageTexts {
    let language = try sender.language(sender.pool.defaultLocale)
    var texts = MessageTexts()
    let id = event.poolId { id in kinds.contains { $0.id == id } }
    for kind in kinds where kind.id == id {
      guard let message = language[kind] else { continue }
      let body = language.filled(message.body) { $0 }
      switch kind.medium {
      case .sms: texts.sms = body
      case .email:
        texts.mail = MessageTexts.Mail(
          subject: language.filled(message.subject) { $0 }, body: body)
        texts.plainText = language.plainText(of: kind.id)
      }
    }
    return texts
  }
}
