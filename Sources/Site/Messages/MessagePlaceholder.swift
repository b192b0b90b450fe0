/// What Cognito fills in when it sends a message.
///
/// Source: Cognito, "Customizing user verification messages" and "Customizing the notification
/// messages" of threat protection.
package enum MessagePlaceholder: String, Hashable, Sendable, CaseIterable {
  /// A code or, in an invitation, a temporary password.
  case code = "{####}"
  case username = "{username}"
  /// `{##text##}`: the text becomes a link.
  case link = "{##"
  case ipAddress = "{ip-address}"
  case city = "{city}"
  case country = "{country}"
  case loginTime = "{login-time}"
  case deviceName = "{device-name}"
  case eventID = "{event-id}"
  case feedbackToken = "{feedback-token}"
  case linkIfMine = "{one-click-link-valid}"
  case linkIfNotMine = "{one-click-link-invalid}"

  /// What it may grow to, in characters; where the service states no limit, what is to be expected.
  func longest(in id: MessageID, of pool: Pool) -> Int {
    switch self {
    // A temporary password of Cognito's own making is as long as the pool asks for.
    case .code: id == .invitation ? 16 : 8
    // A telephone number, where people have no other name: 15 digits behind a sign.
    case .username: pool.identifiers.allSatisfy { $0 == .phone } ? 16 : 40
    // The text stays, and an anchor with client, user and code comes around it.
    case .link: 400
    case .ipAddress: 45
    case .city, .country: 40
    case .loginTime: 40
    case .deviceName: 80
    case .eventID: 36
    case .feedbackToken, .linkIfMine, .linkIfNotMine: 1_000
    }
  }

  /// What all placeholders of a text may add to it, in characters.
  static func growth(of text: String, in id: MessageID, of pool: Pool) -> Int {
    allCases.reduce(0) { growth, placeholder in
      let count = MessageMarkers.count(placeholder, in: text)
      let more = placeholder.longest(in: id, of: pool) - placeholder.rawValue.count
      return growth + count * max(0, more)
    }
  }

  /// A text message as it is delivered at its longest. Every character that stands for one of a
  /// placeholder's value is in the short alphabet, as codes, passwords and names are.
  static func longestText(of text: String, in id: MessageID, of pool: Pool) -> String {
    allCases.reduce(text) { text, placeholder in
      guard placeholder != .link else { return text }
      let value = String(repeating: "0", count: placeholder.longest(in: id, of: pool))
      return text.replacing(placeholder.rawValue, with: value)
    }
  }

  /// What stands for it in a preview.
  package func sample(in id: MessageID) -> String {
    switch self {
    case .code: id == .invitation ? "Tk7!mq2Rw9x" : "123456"
    case .username: "mara.lind@mail.example"
    case .link: ""
    case .ipAddress: "203.0.113.7"
    case .city: "Lisbon"
    case .country: "Portugal"
    case .loginTime: "2026-03-14 09:26 UTC"
    case .deviceName: "Firefox, Linux"
    case .eventID: "5f0c1a52-9d0e-4c1e-8f0e-2a4b7c6d8e9f"
    case .feedbackToken: "token"
    case .linkIfMine: "https://feedback.example/valid"
    case .linkIfNotMine: "https://feedback.example/invalid"
    }
  }
}

extension MessageKind {
  /// The placeholders that it must have, each once.
  var required: Set<MessagePlaceholder> {
    switch id {
    case .verificationLink: [.link]
    case .invitation: [.username, .code]
    case .passwordlessInvitation: [.username]
    case .riskNoAction, .riskBlock, .riskMFA: []
    default: [.code]
    }
  }

  /// Those that Cognito fills in it; any other would be sent as it stands.
  var allowed: Set<MessagePlaceholder> {
    guard id.isRiskNotice else { return required }
    return Set(MessagePlaceholder.allCases).subtracting([.code, .link])
  }
}
