import Branding
import Diagnostics
import Site
import Synchronization

/// Everything that one sender says, a tenant or a pool itself: made a language at a time when it is first
/// asked for, then kept.
final class SenderMessages: Sendable {
  let pool: Pool
  /// Nil for a pool itself.
  let tenant: Tenant?
  /// BCP 47; the first is the default.
  let locales: [String]
  private let brand: MessageBrand
  private let shelf: MessageShelf
  private let languages = Mutex<[String: Checked<SenderLanguage>]>([:])

  /// A tenant's.
  init(_ tenant: Tenant, _ theme: Theme, on shelf: MessageShelf) {
    brand = MessageBrand(tenant, theme: theme)
    pool = tenant.pool
    self.tenant = tenant
    locales = tenant.locales
    self.shelf = shelf
  }

  /// A pool's own.
  init(_ site: PoolSite, on shelf: MessageShelf) {
    brand = site.brand
    pool = site.pool
    tenant = nil
    locales = site.locales
    self.shelf = shelf
  }

  /// The mark of its mails.
  var logo: BrandImage? { brand.theme.logo?.email }

  /// The messages in one of the sender's languages.
  ///
  /// Errors: those of linking templates and texts.
  func language(_ locale: String) throws(Findings) -> SenderLanguage {
    let checked: Checked<SenderLanguage>
    if let known = languages.withLock({ $0[locale] }) {
      checked = known
    } else {
      checked = shelf.language(locale, of: brand, in: pool)
      languages.withLock { $0[locale] = checked }
    }
    guard let language = checked.value else { throw Findings(checked.findings) }
    return language
  }
}

/// What one sender says in one language: the rows of the table that the CustomMessage function reads.
struct SenderLanguage: Sendable {
  let branded: BrandedMessages
  private let text: MessageTable.Text
  private let values: [String]
  /// What mails say in plain text.
  private let plainTexts: [MessageID: String]

  init(_ branded: BrandedMessages, _ text: MessageTable.Text, _ values: [String]) {
    self.branded = branded
    self.text = text
    self.values = values
    plainTexts = text.messages.reduce(into: [:]) { texts, message in
      guard message.kind.medium == .email else { return }
      texts[message.kind.id] = branded.render(message.kind)?.text.string
    }
  }

  /// A message's parts, or nil where the pool never says it.
  subscript(kind: MessageKind) -> MessageTable.Message? {
    text.messages.first { $0.kind == kind }
  }

  /// Whether the pool says it by any medium.
  func has(_ id: MessageID) -> Bool { text.messages.contains { $0.kind.id == id } }

  /// A mail in plain text, which Cognito has no place for.
  func plainText(of id: MessageID) -> String? { plainTexts[id] }

  /// A text with the sender's values in its holes; what is written between them is changed before.
  func filled(_ parts: [MessageTable.Part], _ written: (String) -> String) -> String {
    let parts = parts.map { part in
      if case .text(let text) = part { MessageTable.Part.text(written(text)) } else { part }
    }
    return parts.filled(with: values)
  }
}

/// The table that all senders of a project's version share: a language's texts stand there once for all
/// who use the same words.
final class MessageShelf: Sendable {
  private struct Key: Hashable {
    let pool: String
    let locale: String
    let ownTexts: String
  }

  let kit: Kit
  private let table = Mutex<MessageTable?>(nil)
  private let texts = Mutex<[Key: MessageTable.Text]>([:])

  /// Texts that are kept, some 0.2 MB each: words of one's own are many.
  private static let limit = 64

  init(_ kit: Kit) { self.kit = kit }

  func language(
    _ locale: String, of brand: MessageBrand, in pool: Pool
  ) -> Checked<SenderLanguage> {
    let linked = kit.messages(in: locale, for: brand.theme)
    guard let messages = linked.value else { return Checked(nil, linked.findings) }
    let made = madeTable
    guard let table = made.value else { return Checked(nil, made.findings) }
    let branded = BrandedMessages(brand, messages)
    return Checked(
      SenderLanguage(
        branded, text(of: messages, in: pool, table), table.language(of: branded).values))
  }

  private var madeTable: Checked<MessageTable> {
    if let known = table.withLock({ $0 }) { return Checked(known) }
    let made = MessageTable.make(kit)
    // Two may make it at once; either will do.
    table.withLock { $0 = made.value }
    return made
  }

  private func text(
    of messages: LinkedMessages, in pool: Pool, _ table: MessageTable
  ) -> MessageTable.Text {
    let key = Key(
      pool: pool.userPoolId, locale: messages.locale, ownTexts: messages.ownTexts)
    if let known = texts.withLock({ $0[key] }) { return known }
    let made = table.text(of: messages, for: pool)
    texts.withLock { texts in
      if texts.count >= Self.limit { texts = texts.filter { $0.key.ownTexts.isEmpty } }
      texts[key] = made
    }
    return made
  }
}
