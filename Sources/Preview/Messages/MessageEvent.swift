import CognitoMock
import Site
import Syntax

/// What the CustomMessage function reads of an event.
struct MessageEvent {
  /// What Cognito fills in.
  struct Placeholder {
    /// As texts have it.
    let mark: String
    /// As the event wants it.
    let parameter: String
    /// UTF-16 units that may stand in its place when the message is sent.
    let longest: Int
  }

  /// What it is about; of invitations, the one with a password.
  private let id: MessageID
  private let code: Placeholder?
  private let username: Placeholder?
  /// Whether it is about somebody whom Cognito made without a password.
  private let isPasswordless: Bool
  /// Language tags, the one that counts most first.
  let wishes: [String]
  /// Whether a mail leads to a page by a link, in the place of a code to type: `{##…##}`.
  let hasLink: Bool

  private static let ids: [MessageSource: MessageID] = [
    .signUp: .signUp, .resendCode: .resend, .adminCreateUser: .invitation,
    .forgotPassword: .forgotPassword, .updateUserAttribute: .attribute,
    .verifyUserAttribute: .attribute, .authentication: .signInCode,
  ]

  /// Nil for an event of an unknown source.
  init?(_ event: JSONTree) {
    guard let name = event.text("triggerSource"),
      let source = MessageSource.allCases.first(where: { $0.customMessage == name }),
      let id = Self.ids[source], let request = event["request"]
    else { return nil }
    self.id = id
    let attributes = request["userAttributes"]
    isPasswordless = attributes?.text("cognito:user_status") == "CONFIRMED"
    code = request.text("codeParameter").flatMap { text in
      text.wholeMatch(of: /\{#+\}/) == nil
        ? nil
        : Placeholder(mark: "{####}", parameter: text, longest: id == .invitation ? 16 : 8)
    }
    // Whichever of their names people of the pool sign in by.
    let names = [
      event.text("userName"), attributes?.text("email"), attributes?.text("phone_number"),
    ]
    username = request.text("usernameParameter").flatMap { text in
      text.wholeMatch(of: /\{[A-Za-z]+\}/) == nil
        ? nil
        : Placeholder(
          mark: "{username}", parameter: text,
          longest: names.compactMap { $0?.utf16.count }.max() ?? 0)
    }
    wishes = [
      request["clientMetadata"]?.text("lang"), request["clientMetadata"]?.text("locale"),
      request["userAttributes"]?.text("locale"),
    ]
    .compactMap { $0 }
    hasLink = request.text("codeParameter")?.wholeMatch(of: /\{##.*[^#].*##\}/) != nil
  }

  /// The message that it asks for.
  ///
  /// - Parameter has: whether the pool has words for a message.
  func id(_ has: (MessageID) -> Bool) -> MessageID {
    guard id == .invitation, has(.passwordlessInvitation) else { return id }
    return isPasswordless || !has(.invitation) ? .passwordlessInvitation : id
  }

  /// What Cognito fills in of a message. Nil where the event has no place for a code, or none for a name
  /// that is to be said: the function gives it back as it came.
  func placeholders(of id: MessageID) -> [Placeholder]? {
    let all =
      (id == .passwordlessInvitation ? [] : [code]) + (id.isInvitation ? [username] : [])
    return all.contains { $0 == nil } ? nil : all.compactMap { $0 }
  }

  /// What the pool itself has for the same: its function's messages are more than its own, and of its
  /// two invitations it has one.
  func poolId(_ has: (MessageID) -> Bool) -> MessageID {
    switch id {
    case .invitation: has(.invitation) ? .invitation : .passwordlessInvitation
    case .signInCode: id
    case .signUp, .resend: hasLink ? .verificationLink : .verification
    default: .verification
    }
  }
}
