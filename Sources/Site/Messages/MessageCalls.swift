package import Syntax

/// The pool's own messages as members of Cognito's API calls: fragments, since `UpdateUserPool` resets
/// what it is not given.
package struct MessageCalls {
  private let messages: [MessageKind: RenderedMessage]
  private let pool: Pool

  /// - Parameter messages: those of the pool's default language.
  package init(_ messages: [RenderedMessage], of pool: Pool) {
    self.messages = Dictionary(uniqueKeysWithValues: messages.map { ($0.kind, $0) })
    self.pool = pool
  }

  /// A fragment of `UpdateUserPool`.
  package var userPool: JSONTree {
    var members: [(String, JSONTree)] = []
    var verification: [(String, JSONTree)] = []
    if let mail = mail(.verification) {
      verification += [("EmailMessage", mail.body), ("EmailSubject", mail.subject)]
    }
    if let mail = mail(.verificationLink) {
      verification += [("EmailMessageByLink", mail.body), ("EmailSubjectByLink", mail.subject)]
    }
    if let text = text(.verification) { verification.append(("SmsMessage", text)) }
    if !verification.isEmpty {
      members.append(("VerificationMessageTemplate", .object(verification)))
    }
    var invitation: [(String, JSONTree)] = []
    // One template has to do for all whom a pool invites: with the password where there may be one.
    if let mail = mail(.invitation) ?? mail(.passwordlessInvitation) {
      invitation += [("EmailMessage", mail.body), ("EmailSubject", mail.subject)]
    }
    if let text = text(.invitation) ?? text(.passwordlessInvitation) {
      invitation.append(("SMSMessage", text))
    }
    if !invitation.isEmpty {
      members.append(
        ("AdminCreateUserConfig", ["InviteMessageTemplate": .object(invitation)]))
    }
    return .object(members)
  }

  /// A fragment of `SetUserPoolMfaConfig`; nil where the pool sends no codes at sign-in.
  package var mfa: JSONTree? {
    var members: [(String, JSONTree)] = []
    if let text = text(.signInCode) {
      members.append(("SmsMfaConfiguration", ["SmsAuthenticationMessage": text]))
    }
    if let mail = mail(.signInCode) {
      members.append(
        ("EmailMfaConfiguration", ["Message": mail.body, "Subject": mail.subject]))
    }
    return members.isEmpty ? nil : .object(members)
  }

  /// A fragment of `SetRiskConfiguration`; nil for a pool without threat protection.
  package var risk: JSONTree? {
    let notices: [(String, MessageID)] = [
      ("NoActionEmail", .riskNoAction), ("BlockEmail", .riskBlock), ("MfaEmail", .riskMFA),
    ]
    let members = notices.compactMap { name, id -> (String, JSONTree)? in
      guard let mail = mail(id), let text = message(id, .email)?.text else { return nil }
      return (
        name, ["Subject": mail.subject, "HtmlBody": mail.body, "TextBody": .string(text.string)]
      )
    }
    guard !members.isEmpty else { return nil }
    return [
      "AccountTakeoverRiskConfiguration": ["NotifyConfiguration": .object(members)]
    ]
  }

  private func message(_ id: MessageID, _ medium: MessageKind.Medium) -> RenderedMessage? {
    MessageKind(id, by: medium).flatMap { messages[$0] }
  }

  private func mail(_ id: MessageID) -> (subject: JSONTree, body: JSONTree)? {
    guard let message = message(id, .email), let subject = message.subject, let html = message.html
    else { return nil }
    return (.string(subject.string), .string(html.string))
  }

  private func text(_ id: MessageID) -> JSONTree? {
    message(id, .sms).map { .string($0.text.string) }
  }
}
