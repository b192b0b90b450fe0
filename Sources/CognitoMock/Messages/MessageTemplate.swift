import Syntax

/// A text that still has Cognito's placeholders in it.
struct MessageTemplate: Hashable, Sendable {
  /// Of a mail.
  var subject: String?
  var body: String
  /// What a mail says in plain text, where somebody wrote that.
  var plainText: String?
  /// Whether the pool's settings say it, not the service.
  var isPoolOwn = false
}

extension MessageTemplate {
  /// The pool's own text for a message, else the service's default one.
  ///
  /// Sign-up and resending have a template with a link beside the one with a code; passwords and
  /// attributes always go by code. Invitations and sign-in codes have templates of their own.
  ///
  /// - Parameter hasCode: false for the invitation of a user without a password.
  init(
    for source: MessageSource, by medium: DeliveryMedium, of pool: UserPool, hasCode: Bool = true
  ) {
    switch (source, medium) {
    case (.adminCreateUser, .email): self = Self.invitationMail(pool, hasCode)
    case (.adminCreateUser, .sms): self = Self.invitationSMS(pool, hasCode)
    case (.authentication, .email): self = Self.authenticationMail(pool)
    case (.authentication, .sms): self = Self.authenticationSMS(pool)
    case (_, .sms): self = Self.verificationSMS(pool)
    case (.signUp, .email), (.resendCode, .email):
      self = pool.confirmsWithLink ? Self.linkMail(pool) : Self.verificationMail(pool)
    case (_, .email): self = Self.verificationMail(pool)
    }
  }

  private static let codeText = "Your verification code is {####}. "
  private static let invitationText =
    "Your username is {username} and temporary password is {####}. "
  /// Of our own: the service's text for users without passwords is not known.
  private static let welcomeText = "Your username is {username}. "
  private static let authenticationText = "Your authentication code is {####}. "

  private static func verificationMail(_ pool: UserPool) -> Self {
    let template = pool.verificationTemplate
    return Self(
      subject: template.filled("EmailSubject") ?? pool.settings.filled("EmailVerificationSubject")
        ?? "Your verification code",
      template.filled("EmailMessage") ?? pool.settings.filled("EmailVerificationMessage"),
      else: codeText)
  }

  private static func linkMail(_ pool: UserPool) -> Self {
    let template = pool.verificationTemplate
    return Self(
      subject: template.filled("EmailSubjectByLink") ?? "Your verification link",
      template.filled("EmailMessageByLink"),
      else: "Please click the link below to verify your email address. {##Verify Email##} ")
  }

  private static func verificationSMS(_ pool: UserPool) -> Self {
    Self(
      pool.verificationTemplate.filled("SmsMessage")
        ?? pool.settings.filled("SmsVerificationMessage"), else: codeText)
  }

  private static func invitationMail(_ pool: UserPool, _ hasCode: Bool) -> Self {
    let template = pool.invitationTemplate
    return Self(
      subject: template.filled("EmailSubject")
        ?? (hasCode ? "Your temporary password" : "Your account"),
      template.filled("EmailMessage"), else: hasCode ? invitationText : welcomeText)
  }

  private static func invitationSMS(_ pool: UserPool, _ hasCode: Bool) -> Self {
    Self(
      pool.invitationTemplate.filled("SMSMessage"), else: hasCode ? invitationText : welcomeText)
  }

  private static func authenticationMail(_ pool: UserPool) -> Self {
    let template = pool.mfaSettings["EmailMfaConfiguration"] ?? .object([])
    return Self(
      subject: template.filled("Subject") ?? "Your authentication code",
      template.filled("Message"), else: authenticationText)
  }

  private static func authenticationSMS(_ pool: UserPool) -> Self {
    let template = pool.mfaSettings["SmsMfaConfiguration"] ?? .object([])
    return Self(
      template.filled("SmsAuthenticationMessage")
        ?? pool.settings.filled("SmsAuthenticationMessage"), else: authenticationText)
  }

  private init(subject: String? = nil, _ own: String?, else preset: String) {
    self.init(subject: subject, body: own ?? preset, isPoolOwn: own != nil)
  }
}

extension UserPool {
  fileprivate var verificationTemplate: JSONTree {
    settings["VerificationMessageTemplate"] ?? .object([])
  }

  fileprivate var invitationTemplate: JSONTree {
    settings["AdminCreateUserConfig"]?["InviteMessageTemplate"] ?? .object([])
  }

  /// Sign-ups are confirmed by a link in a mail.
  package var confirmsWithLink: Bool {
    settings["VerificationMessageTemplate"]?.text("DefaultEmailOption") == "CONFIRM_WITH_LINK"
  }

  /// Mails go out through the customer's own sender, and so may have texts out of a function.
  var hasOwnSender: Bool {
    settings["EmailConfiguration"]?.text("EmailSendingAccount") == "DEVELOPER"
  }
}

extension JSONTree {
  fileprivate func filled(_ name: String) -> String? {
    text(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
