package import Diagnostics
package import Templating

/// A pool's messages apart from its brands, and each brand's values for them, escaped for every place
/// that they stand in: all that a function needs to put the two together.
///
/// A body is its parts in order, a value in each hole:
///
///     texts["", "de"].messages[email/sign-up].body = ["…<h1>", hole 3, "</h1>…"]
///     language.values[3] = "Acme &amp; Sons"
package struct MessageTable: Sendable {
  /// Every hole there is, by name and escape; values stand in this order.
  package let holes: [Stencil.Hole]
  private let places: [Stencil.Hole: Int]
  private let kit: Kit

  /// Bytes, or the number of a hole.
  package enum Part: Hashable, Sendable {
    case text(String)
    case hole(Int)
  }

  /// One message, its placeholders still in it.
  package struct Message: Sendable {
    package let kind: MessageKind
    /// Empty for a text message.
    package let subject: [Part]
    package let body: [Part]
  }

  /// The messages of one language in the words of one theme.
  package struct Text: Sendable {
    package let locale: String
    /// Tells the words of themes apart; empty for the kit's own.
    package let ownTexts: String
    package let messages: [Message]
  }

  /// What one brand puts into the holes in one language, and the words that it uses.
  package struct Language: Sendable {
    package let locale: String
    package let ownTexts: String
    /// A value for each hole.
    package let values: [String]
  }

  /// Errors: those of linking English, in the kit's own words: others have no holes that it has not.
  package static func make(_ kit: Kit) -> Checked<MessageTable> {
    let linked = kit.messages(kit.reference, .none)
    return Checked(linked.value.map { MessageTable(kit, $0) }, linked.findings)
  }

  private init(_ kit: Kit, _ linked: LinkedMessages) {
    let all = MessageKind.all.compactMap { linked[$0] }
      .flatMap { [$0.subject, $0.html ?? $0.text] }.compactMap { $0 }
    holes = all.reduce(into: Set()) { $0.formUnion($1.holes) }
      .sorted { ($0.name, $0.escape.rawValue) < ($1.name, $1.escape.rawValue) }
    places = Dictionary(uniqueKeysWithValues: holes.enumerated().map { ($1, $0) })
    self.kit = kit
  }

  /// The messages that a pool's function sends, in one language.
  package func text(of linked: LinkedMessages, for pool: Pool) -> Text {
    Text(
      locale: linked.locale, ownTexts: linked.ownTexts,
      messages: MessageKind.all.filter(pool.sends).compactMap { linked[$0] }.map { message in
        Message(
          kind: message.kind, subject: message.subject.map(parts) ?? [],
          body: parts(message.html ?? message.text))
      })
  }

  private func parts(_ stencil: Stencil) -> [Part] {
    stencil.joined.parts.map { part in
      switch part.content {
      case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
      case .hole(let hole): .hole(place(of: hole))
      }
    }
  }

  private func place(of hole: Stencil.Hole) -> Int {
    guard let place = places[hole] else {
      preconditionFailure("a text with a hole that English does not have")
    }
    return place
  }

  /// A brand's values.
  package func language(of messages: BrandedMessages) -> Language {
    Language(
      locale: messages.locale, ownTexts: messages.linked.ownTexts,
      values: holes.map { String(decoding: messages.bytes(for: $0), as: UTF8.self) })
  }
}

extension [MessageTable.Part] {
  /// The text with a row's values in its holes.
  package func filled(with values: [String]) -> String {
    map { part in
      switch part {
      case .text(let text): text
      case .hole(let place): values[place]
      }
    }
    .joined()
  }
}
