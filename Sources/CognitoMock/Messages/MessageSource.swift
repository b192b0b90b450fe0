/// What a message is for, as the triggers name it.
package enum MessageSource: String, Hashable, Sendable, CaseIterable {
  case signUp = "SignUp"
  case adminCreateUser = "AdminCreateUser"
  case resendCode = "ResendCode"
  case forgotPassword = "ForgotPassword"
  case updateUserAttribute = "UpdateUserAttribute"
  case verifyUserAttribute = "VerifyUserAttribute"
  /// Codes of sign-in: a second factor's, and one-time passwords.
  case authentication = "Authentication"

  /// `CustomMessage_SignUp`
  package var customMessage: String { "CustomMessage_\(rawValue)" }
}

/// How a message travels.
package enum DeliveryMedium: String, Hashable, Sendable {
  case sms = "SMS"
  case email = "EMAIL"

  /// The attribute that holds the address: `phone_number` or `email`.
  package var attribute: String {
    switch self {
    case .sms: "phone_number"
    case .email: "email"
    }
  }

  /// - Parameter attribute: `email` or `phone_number`.
  package init?(attribute: String) {
    switch attribute {
    case "email": self = .email
    case "phone_number": self = .sms
    default: return nil
    }
  }
}
