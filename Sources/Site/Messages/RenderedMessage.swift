import Diagnostics
package import Templating

/// A message as it is handed to Cognito, in one language and one brand.
package struct RenderedMessage: Sendable {
  package let kind: MessageKind
  package let locale: String
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

  /// Where the byte at an offset was written, for findings.
  func location(of offset: Int = 0) -> SourceLocation? { origin(of: offset)?.location }
}

/// A brand's messages in one language: the holes filled, the rest taken as it was linked.
package struct BrandedMessages: Sendable {
  package let brand: MessageBrand
  package let linked: LinkedMessages
  private let values: MessageValues

  package init(_ brand: MessageBrand, _ linked: LinkedMessages) {
    self.brand = brand
    self.linked = linked
    values = MessageValues(brand, linked)
  }

  package var locale: String { linked.locale }

  /// A message with the places that it was written in; nil for one that there is no template of.
  package func render(_ kind: MessageKind) -> RenderedMessage? {
    guard let message = linked[kind] else { return nil }
    func filled(_ stencil: Stencil) -> FilledStencil { FilledStencil(stencil, values.bytes) }
    return RenderedMessage(
      kind: kind, locale: linked.locale, subject: message.subject.map(filled),
      html: message.html.map(filled), text: filled(message.text))
  }

  /// What fills a hole.
  package func bytes(for hole: Stencil.Hole) -> [UInt8] { values.bytes(for: hole) }
}
