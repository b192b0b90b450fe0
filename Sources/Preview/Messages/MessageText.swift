import Site
import Templating

/// A message that is text and no more: a text message, or a mail in plain text.
struct MessageText: Sendable {
  let title: String
  let locale: String
  private let text: String
  private let isSMS: Bool

  /// A text message as it is delivered.
  init(sms text: String, title: String, locale: String) {
    self.init(title: title, locale: locale, text: text, isSMS: true)
  }

  /// A mail in plain text.
  init(mail text: String, title: String, locale: String) {
    self.init(title: title, locale: locale, text: text, isSMS: false)
  }

  private init(title: String, locale: String, text: String, isSMS: Bool) {
    self.title = title
    self.locale = locale
    self.text = text
    self.isSMS = isSMS
  }

  func values(_ frame: PageFrame) -> [(String, Value)] {
    frame.values + [
      ("title", .text(title)), ("locale", .text(locale)), ("bubble", .text(isSMS ? text : "")),
      ("segments", .text(isSMS ? SMSSegments(of: text).words : "")),
      ("plain", .text(isSMS ? "" : text)),
    ]
  }
}

extension SMSSegments {
  /// `1 part: 61 of 160 units in GSM-7`
  var words: String {
    let room = alphabet == .gsm7 ? (alone: 160, joined: 153) : (alone: 70, joined: 67)
    let reason = foreign.map { ", since GSM-7 has no “\($0)”" } ?? ""
    let name = alphabet.rawValue
    return count == 1
      ? "1 part: \(units) of \(room.alone) units in \(name)\(reason)"
      : "\(count) parts of \(room.joined) units: \(units) units in \(name)\(reason)"
  }
}

extension MessageText {
  /// A message of the gallery's, with samples for what Cognito fills in.
  init(_ message: RenderedMessage) {
    let title = "\(message.kind.medium.rawValue), \(message.kind.id.rawValue)"
    if message.kind.medium == .sms {
      self.init(sms: message.filledText, title: title, locale: message.locale)
    } else {
      self.init(mail: message.filledText, title: title, locale: message.locale)
    }
  }
}
