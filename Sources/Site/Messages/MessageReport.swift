/// What a message weighs, as a table has it.
package struct MessageReport: Sendable {
  package let kind: MessageKind
  package let locale: String
  /// Of a mail; else empty.
  package let subject: String
  /// Characters of the body, in the unit that gives more of them: code points or UTF-16 units.
  package let characters: Int
  /// UTF-8 bytes of the body.
  package let bytes: Int
  /// Of a text message, delivered.
  package let segments: SMSSegments?

  package init(_ message: RenderedMessage) {
    kind = message.kind
    locale = message.locale
    subject = message.subject?.string ?? ""
    characters = message.body.string.cognitoLength
    bytes = message.body.bytes.count
    segments = message.kind.medium == .sms ? SMSSegments(of: message.filledText) : nil
  }
}

extension String {
  /// As long as the strictest reader finds it. UTF-16 units are never fewer than code points.
  var cognitoLength: Int { utf16.count }
}
