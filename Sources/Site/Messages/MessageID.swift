/// A message of a user pool, by what it is about.
package enum MessageID: String, Hashable, Sendable, CaseIterable {
  case verification
  case verificationLink = "verification-link"
  case invitation
  /// To somebody who signs in by a code or a passkey and has no password.
  case passwordlessInvitation = "invitation-passwordless"
  case signInCode = "sign-in-code"
  case riskNoAction = "risk-no-action"
  case riskBlock = "risk-block"
  case riskMFA = "risk-mfa"
  case signUp = "sign-up"
  case resend
  case forgotPassword = "forgot-password"
  case attribute

  /// Whether the pool itself has a place for it; the others only a CustomMessage function sends.
  package var isPoolOwn: Bool {
    switch self {
    case .signUp, .resend, .forgotPassword, .attribute: false
    default: true
    }
  }

  /// With a password or without one.
  package var isInvitation: Bool { self == .invitation || self == .passwordlessInvitation }

  /// One of the three notices of threat protection.
  package var isRiskNotice: Bool {
    switch self {
    case .riskNoAction, .riskBlock, .riskMFA: true
    default: false
    }
  }
}

/// A message as it travels: the unit of templates, output and limits.
package struct MessageKind: Hashable, Sendable {
  /// How it travels, and the folder that its templates and files lie in.
  package enum Medium: String, Hashable, Sendable, CaseIterable { case email, sms }

  package let id: MessageID
  package let medium: Medium

  /// Nil where there is no such message: a link or a notice is never a text message.
  package init?(_ id: MessageID, by medium: Medium) {
    guard medium == .email || (id != .verificationLink && !id.isRiskNotice) else { return nil }
    self.id = id
    self.medium = medium
  }

  /// All of them: e-mails first, each medium in the order of its ids.
  package static let all: [MessageKind] = Medium.allCases.flatMap { medium in
    MessageID.allCases.compactMap { MessageKind($0, by: medium) }
  }

  /// `email/verification`
  package var path: String { "\(medium.rawValue)/\(id.rawValue)" }
}
