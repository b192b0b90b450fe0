import Branding
import Diagnostics
import Site
import Syntax

/// What the CustomMessage function knows: whose client it is, what fills a tenant's holes, what each
/// language says around them.
///
/// A tenant has a file of its own, so that the function's start and answer take as long with a thousand of
/// them as with one. A language's texts are there once, and once more for each theme that changes them.
struct CustomMessageTables {
  private let site: PoolSite
  private let table: MessageTable
  /// The entry of each client.
  private var clients = [noClient: poolEntry]
  private var tenants: [(entry: String, json: [UInt8])] = []
  private var texts: [LinkedMessages.ID: CustomMessageTexts] = [:]

  /// The pool's own entry among tenants, whose ids cannot begin so; and how Cognito names the client where
  /// an administrator acts without one.
  private static let poolEntry = "_pool"
  private static let noClient = "CLIENT_ID_NOT_APPLICABLE"

  init(_ site: PoolSite, _ table: MessageTable) {
    self.site = site
    self.table = table
  }

  /// Adds what goes out for no tenant, as invitations do: in the pool's looks.
  mutating func addPool() -> [Diagnostic] {
    let languages = site.locales.map(site.messages)
    add(Self.poolEntry, languages.compactMap(\.value))
    return languages.flatMap(\.findings)
  }

  mutating func add(_ member: PoolMember) -> [Diagnostic] {
    add(member.tenant.id, member.messages)
    return addClients(of: member.tenant)
  }

  /// The files below the function's folder, by name.
  var files: [(String, [UInt8])] {
    let clients = clients.sorted { $0.key < $1.key }.map { ($0, JSONTree.string($1)) }
    let texts = Dictionary(texts.values.map { ($0.name, $0.json) }) { one, _ in one }
    return [("clients.json", Array(JSONTree.object(clients).compact().utf8))]
      + tenants.map { ("tenants/\($0.entry).json", $0.json) }
      + texts.sorted { $0.key < $1.key }
      .map { ("texts/\($0.key).json", Array($0.value.compact().utf8)) }
  }

  /// A client that several tenants name is the first one's.
  private mutating func addClients(of tenant: Tenant) -> [Diagnostic] {
    tenant.clients.compactMap { client in
      guard let owner = clients[client.clientId] else {
        clients[client.clientId] = tenant.id
        return nil
      }
      return Diagnostic(
        .warning, "deploy.message-function.client",
        "the app client '\(client.clientId)' is a client of '\(owner)' as well",
        at: tenant.location, hint: "its users get messages in the looks of '\(owner)'")
    }
  }

  private mutating func add(_ entry: String, _ languages: [BrandedMessages]) {
    let filled = languages.map { messages in
      FilledLanguage(table.language(of: messages), in: texts(of: messages.linked))
    }
    tenants.append((entry, Array(FilledLanguage.json(filled).compact().utf8)))
  }

  private mutating func texts(of linked: LinkedMessages) -> CustomMessageTexts {
    if let made = texts[linked.id] { return made }
    let made = CustomMessageTexts(table.text(of: linked, for: site.pool), of: site.pool, table)
    texts[linked.id] = made
    return made
  }
}

/// What fills the holes of one language's texts.
private struct FilledLanguage {
  private let locale: String
  private let texts: String
  /// By the holes' names, in their order.
  private let values: [(name: String, value: String)]

  init(_ language: MessageTable.Language, in texts: CustomMessageTexts) {
    locale = language.locale
    self.texts = texts.name
    values = texts.holes.map { ($0.name, language.values[$0.place]) }
  }

  /// A tenant's table: values that all its languages share stand there once.
  static func json(_ languages: [FilledLanguage]) -> JSONTree {
    let all = languages.flatMap(\.values)
    let variants = Dictionary(grouping: all, by: \.name).mapValues { entries in
      entries.count == languages.count ? Set(entries.map(\.value)).count : 0
    }
    func json(_ language: FilledLanguage?, sharing: Bool) -> JSONTree {
      let values = language?.values.filter { (variants[$0.name] == 1) == sharing } ?? []
      return .object(values.map { ($0.name, .string($0.value)) })
    }
    return [
      "values": json(languages.first, sharing: true),
      "languages": .array(
        languages.map { language in
          [
            "locale": .string(language.locale), "texts": .string(language.texts),
            "values": json(language, sharing: false),
          ]
        }),
    ]
  }
}
