/// How often a user may do something in an hour.
///
/// Source: the quotas of the developer guide, "per user and hour"; of 5 to 20 for lost passwords, which
/// depend on the risk that the service sees, the most lenient.
enum UserLimit: String, Hashable, Sendable, CaseIterable {
  /// ForgotPassword and ConfirmForgotPassword together.
  case accountRecovery
  case resendCode
  case changePassword
  case attributeCode
  case confirmSignUp
  case verifyAttribute

  var attemptsPerHour: Int {
    switch self {
    case .accountRecovery: 20
    case .resendCode, .changePassword, .attributeCode: 5
    case .confirmSignUp, .verifyAttribute: 15
    }
  }
}

extension Work {
  /// Counts an attempt, and refuses one too many. The count stays when the attempt fails.
  mutating func count(_ limit: UserLimit, of user: inout User) throws(Interruption) {
    user.attempts.removeAll { $0.time <= time - 3600 }
    guard user.attempts.count(where: { $0.limit == limit.rawValue }) < limit.attemptsPerHour else {
      throw .refused(.attemptLimitExceeded)
    }
    user.attempts.append((limit.rawValue, time))
    state.users.put(user)
  }
}

extension CognitoError {
  static let attemptLimitExceeded = limitExceeded(
    "Attempt limit exceeded, please try after some time.")
}
