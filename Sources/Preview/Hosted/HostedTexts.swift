import CognitoMock
import Site

/// How a page says what the service has refused.
enum HostedTexts {
  /// Puts a refusal into the page's facts: at a field where one is to blame, else above the form.
  ///
  /// - Returns: the service's own words, where they are for the person: a trigger's.
  static func tell(_ error: CognitoError, _ view: HostedView, in facts: inout StateFacts) -> String
  {
    if view.isOfLink {
      facts.serverError = name(ofLink: error)
      return ""
    }
    switch error.type {
    case "UserLambdaValidationException": return error.message
    case "InvalidPasswordException":
      facts.fieldErrors.append(StateFacts.FieldError(field: "new-password", kind: .policy))
    case "InvalidParameterException" where error.message.hasPrefix("Username should be"),
      "InvalidParameterException" where error.message.hasPrefix("Username cannot be of"):
      facts.fieldErrors.append(StateFacts.FieldError(field: "username", kind: .format))
    case "InvalidParameterException" where error.message.hasPrefix("Invalid phone number"):
      facts.fieldErrors.append(StateFacts.FieldError(field: "phone", kind: .format))
    case "InvalidParameterException" where error.message.contains("at 'password' failed"):
      facts.fieldErrors.append(StateFacts.FieldError(field: "new-password", kind: .policy))
    default: facts.serverError = name(of: error, on: view.screen)
    }
    return ""
  }

  /// The text's class on a page.
  private static func name(of error: CognitoError, on screen: HostedView.Screen) -> String {
    let name = name(of: error)
    // An app sends no code again: whoever mistypes one waits for its next.
    let isOfApp = screen == .code(.app) || screen == .totpSetup
    let isOld = name == "code-mismatch" || name == "expired-code"
    return isOfApp && isOld ? "enable-software-token-mfa" : name
  }

  /// The text's class.
  static func name(of error: CognitoError) -> String {
    if error.type == "NotAuthorizedException" {
      for (words, name) in refusals where error.message.contains(words) { return name }
      return "not-authorized"
    }
    // What a code cannot look like is a wrong code to a person.
    let isCode = ["'userCode'", "'confirmationCode'"].contains { error.message.contains($0) }
    if error.type == "InvalidParameterException", isCode { return "code-mismatch" }
    return names[error.type] ?? "internal-error"
  }

  /// The same for a mailed link, where nobody has typed anything.
  private static func name(ofLink error: CognitoError) -> String {
    switch error.type {
    case "CodeMismatchException", "ExpiredCodeException", "NotAuthorizedException",
      "UserNotFoundException", "InvalidParameterException":
      "expired-link"
    case "UserLambdaValidationException": "user-lambda-validation"
    default: name(of: error)
    }
  }

  private static let refusals = [
    ("attempts exceeded", "attempts-exceeded"), ("User is disabled", "user-disabled"),
    ("Temporary password has expired", "temporary-password-expired"),
    ("session", "session-expired"),
  ]

  private static let names: [String: String] = [
    "AliasExistsException": "alias-exists",
    "CodeDeliveryFailureException": "code-delivery-failure",
    "CodeMismatchException": "code-mismatch",
    "EnableSoftwareTokenMFAException": "enable-software-token-mfa",
    "ExpiredCodeException": "expired-code",
    "ForbiddenException": "forbidden",
    "InvalidLambdaResponseException": "invalid-lambda-response",
    "InvalidParameterException": "invalid-parameter",
    "InvalidUserPoolConfigurationException": "invalid-user-pool-configuration",
    "LimitExceededException": "limit-exceeded",
    "MFAMethodNotFoundException": "mfa-method-not-found",
    "PasswordHistoryPolicyViolationException": "password-history",
    "PasswordResetRequiredException": "password-reset-required",
    "ResourceNotFoundException": "resource-not-found",
    "SoftwareTokenMFANotFoundException": "software-token-mfa-not-found",
    "TooManyFailedAttemptsException": "too-many-failed-attempts",
    "TooManyRequestsException": "too-many-requests",
    "UnexpectedLambdaException": "unexpected-lambda",
    "UserNotConfirmedException": "user-not-confirmed",
    "UserNotFoundException": "not-authorized",
    "UsernameExistsException": "username-exists",
    "WebAuthnChallengeNotFoundException": "passkey-challenge-not-found",
    "WebAuthnClientMismatchException": "passkey-client-mismatch",
    "WebAuthnConfigurationMissingException": "passkey-configuration-missing",
    "WebAuthnCredentialNotSupportedException": "passkey-create-not-supported",
    "WebAuthnNotEnabledException": "passkey-not-enabled",
    "WebAuthnOriginNotAllowedException": "passkey-origin-not-allowed",
    "WebAuthnRelyingPartyMismatchException": "passkey-relying-party-mismatch",
  ]
}
