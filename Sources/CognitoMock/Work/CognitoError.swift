/// A refusal in the service's own words.
///
/// Source: Cognito user pools API Reference, errors of each operation.
package struct CognitoError: Error, Hashable, Sendable {
  /// `NotAuthorizedException`.
  package let type: String
  package let message: String
  /// 400, or 500 for the service's own faults.
  package let status: Int

  package init(_ type: String, _ message: String, status: Int = 400) {
    self.type = type
    self.message = message
    self.status = status
  }
}

extension CognitoError {
  package static func notAuthorized(_ message: String) -> Self {
    CognitoError("NotAuthorizedException", message)
  }

  package static func invalidParameter(_ message: String) -> Self {
    CognitoError("InvalidParameterException", message)
  }

  package static func resourceNotFound(_ message: String) -> Self {
    CognitoError("ResourceNotFoundException", message)
  }

  package static func limitExceeded(_ message: String) -> Self {
    CognitoError("LimitExceededException", message)
  }

  /// The same words for a wrong name, a wrong password and a wrong signature.
  package static let incorrectUsernameOrPassword = notAuthorized("Incorrect username or password.")

  package static let userNotFound = CognitoError("UserNotFoundException", "User does not exist.")

  package static func userPoolNotFound(_ id: String) -> Self {
    resourceNotFound("User pool \(id) does not exist.")
  }

  package static func clientNotFound(_ id: String) -> Self {
    resourceNotFound("User pool client \(id) does not exist.")
  }
}
