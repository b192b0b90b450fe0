import Diagnostics
package import Templating

/// A message as it is handed to Cognito, in one language and one brand.
package struct RenderedMessage: Sendable {
  package let kind: MessageKind
  package let locale: String
  let direction: LocaleDictionary.Direction
  /// Of a mail.
  package let subject: FilledStencil?
  package let html: FilledStencil?
  /// A text message, or the plain text of a mail.
  package let text: FilledStencil

  /// What Cognito takes as the message's body.
  package var body: FilledStencil { html ?? text }
}

extension FilledStencil {
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// With lines of plain text as long as mails have them.
  fileprivate var inShortLines: FilledStencil { broken(at: LineBreaks(string).offsets) }

  /// Where the byte at an offset was written, for findings.
  func location(of offset: Int = 0) -> SourceLocation? { origin(of: offset)?.location }
}

extension LinkedMessage {
  /// The whole, each hole filled.
  func filled(
    in dictionary: LocaleDictionary, _ value: (Stencil.Hole) -> [UInt8]
  ) -> RenderedMessage {
    func filled(_ stencil: Stencil) -> FilledStencil { FilledStencil(stencil, value) }
    return RenderedMessage(
      kind: kind, locale: dictionary.tag, direction: dictionary.direction,
      subject: subject.map(filled), html: html.map(filled),
      text: kind.medium == .email ? filled(text).inShortLines : filled(text))
  }
}

/// A brand's messages in one language: the holes filled, the rest taken as it was linked.
package struct BrandedMessages: Sendable {
  package let brand: MessageBrand
  package let linked: LinkedMessages
  private let values: MessageValues

  package init(_ brand: MessageBrand, _ linked: LinkedMessages) {
    self.init(brand, MessageLooks(brand.theme), linked)
  }

  /// - Parameter looks: those of the brand's theme.
  init(_ brand: MessageBrand, _ looks: MessageLooks, _ linked: LinkedMessages) {
    self.brand = brand
    self.linked = linked
    values = MessageValues(brand, looks, linked)
  }

  package var locale: String { linked.locale }

  /// A message with the places that it was written in; nil for one that there is no template of.
  package func render(_ kind: MessageKind) -> RenderedMessage? {
    linked[kind]?.filled(in: linked.dictionary, values.bytes)
  }

  /// What fills a hole.
  package func bytes(for hole: Stencil.Hole) -> [UInt8] { values.bytes(for: hole) }
}
