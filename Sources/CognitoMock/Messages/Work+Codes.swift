extension User.SentCode.Purpose {
  /// Seconds that a code of this kind is good for.
  package var lifetime: Double {
    switch self {
    case .signUp, .attribute: 86_400
    case .reset: 3_600
    case .openedLink: 0
    }
  }
}

extension Work {
  /// A new code; the one that was sent before for the same is worth nothing any more.
  ///
  /// The caller puts the user back into the state.
  mutating func issueCode(
    for purpose: User.SentCode.Purpose, attribute: String, of user: inout User
  ) -> String {
    let code = code(digits: 6)
    user.codes.removeAll { $0.stands(for: purpose, attribute) }
    user.codes.append(
      User.SentCode(
        purpose: purpose, attribute: attribute, code: code, expires: time + purpose.lifetime))
    return code
  }

  /// Takes a code that was sent; it counts once.
  ///
  /// Refuses with `ExpiredCodeException` where none was sent or it is too old, with
  /// `CodeMismatchException` where it is another.
  ///
  /// - Parameter attribute: that the code is to verify; nil where there is only one.
  /// - Returns: the code's row, which the user has no longer. The caller puts the user back.
  mutating func take(
    code: String, for purpose: User.SentCode.Purpose, attribute: String? = nil,
    of user: inout User
  ) throws(Interruption) -> User.SentCode {
    guard let index = user.codes.firstIndex(where: { $0.stands(for: purpose, attribute) }),
      time < user.codes[index].expires
    else { throw .refused(.expiredCode) }
    guard user.codes[index].code == code else {
      user.codes[index].failures += 1
      state.users.put(user)
      throw .refused(.codeMismatch)
    }
    return user.codes.remove(at: index)
  }
}

extension User.SentCode {
  fileprivate func stands(for purpose: Purpose, _ attribute: String?) -> Bool {
    guard self.purpose == purpose else { return false }
    // Only attributes may wait for two codes at once, one for each.
    return purpose != .attribute || attribute == nil || self.attribute == attribute
  }
}

extension CognitoError {
  static let expiredCode = CognitoError(
    "ExpiredCodeException", "Invalid code provided, please request a code again.")
  static let codeMismatch = CognitoError(
    "CodeMismatchException", "Invalid verification code provided, please try again.")
}
