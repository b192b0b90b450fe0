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

  let id: MessageID
  /// Nil where the event has no place for a code, or none for a name that is to be said: the function
  /// gives it back as it came.
  let placeholders: [Placeholder]?
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
    placeholders = Self.placeholders(of: event, request, id)
    wishes = [
      request["clientMetadata"]?.text("lang"), request["clientMetadata"]?.text("locale"),
      request["userAttributes"]?.text("locale"),
    ]
    .compactMap { $0 }
    hasLink = request.text("codeParameter")?.wholeMatch(of: /\{##.*[^#].*##\}/) != nil
  }

  private static func placeholders(
    of event: JSONTree, _ request: JSONTree, _ id: MessageID
  ) -> [Placeholder]? {
    guard let code = request.text("codeParameter"), code.wholeMatch(of: /\{#+\}/) != nil else {
      return nil
    }
    guard id == .invitation else {
      return [Placeholder(mark: "{####}", parameter: code, longest: 8)]
    }
    guard let name = request.text("usernameParameter"),
      name.wholeMatch(of: /\{[A-Za-z]+\}/) != nil
    else { return nil }
    // Whichever of their names people of the pool sign in by.
    let attributes = request["userAttributes"]
    let names = [
      event.text("userName"), attributes?.text("email"), attributes?.text("phone_number"),
    ]
    return [
      Placeholder(mark: "{####}", parameter: code, longest: 16),
      Placeholder(
        mark: "{username}", parameter: name,
        longest: names.compactMap { $0?.utf16.count }.max() ?? 0),
    ]
  }

  /// What the pool itself has for the same: its function's messages are more than its own.
  var poolId: MessageID {
    switch id {
    case .invitation, .signInCode: id
    case .signUp, .resend: hasLink ? .verificationLink : .verification
    default: .verification
    }
  }
}
