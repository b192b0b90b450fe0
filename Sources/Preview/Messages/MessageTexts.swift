import Syntax

/// What is sent for an event, as far as somebody has words for it: Cognito's placeholders are still in it.
struct MessageTexts: Hashable, Sendable {
  struct Mail: Hashable, Sendable {
    let subject: String
    /// HTML.
    let body: String
  }

  var mail: Mail?
  /// The mail in plain text.
  var plainText: String?
  var sms: String?

  var isWhole: Bool { mail != nil && sms != nil }

  /// What is missing taken from another.
  func completed(by other: MessageTexts) -> MessageTexts {
    var texts = self
    if mail == nil { (texts.mail, texts.plainText) = (other.mail, other.plainText) }
    texts.sms = sms ?? other.sms
    return texts
  }

  /// The members of a response.
  var members: [(String, JSONTree)] {
    [
      ("emailSubject", mail?.subject), ("emailMessage", mail?.body), ("emailText", plainText),
      ("smsMessage", sms),
    ]
    .compactMap { name, text in text.map { (name, .string($0)) } }
  }
}
