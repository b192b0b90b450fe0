/// What came of a sign-up.
package struct SignUpResult: Sendable {
  package let user: User
  /// Where the code went; nil where nothing was sent.
  package let delivery: Delivery?
  /// To be given to `ConfirmSignUp`, where the client lets people in right after it.
  package let session: String?
}

extension Work {
  /// Makes a user who signs up: UNCONFIRMED, unless a trigger confirms.
  ///
  /// - Parameter password: nil in pools that let people in with a code or a passkey alone.
  package mutating func signUp(
    _ call: AccountCall, password: String?, attributes: [Attribute],
    validationData: [Attribute]? = nil
  ) throws(Interruption) -> SignUpResult {
    let pool = call.pool
    if pool.settings["AdminCreateUserConfig"]?.flag("AllowAdminCreateUserOnly") == true {
      throw .refused(.notAuthorized("SignUp is not permitted for this user pool"))
    }
    let name = try newUsername(call.username, in: pool)
    let others = attributes.filter { $0.name != name.attribute?.name }
    let schema = AttributeSchema(of: pool)
    try schema.check(new: others, by: .client(call.client), requiresAll: false)
    try schema.require(Set((others + [name.attribute].compactMap { $0 }).filled.map(\.name)))
    try check(newPassword: password, in: pool)
    var user = User(
      userPoolId: pool.id, username: name.username, sub: name.sub, status: .unconfirmed,
      created: time)
    for attribute in (others + [name.attribute].compactMap { $0 }).filled {
      user[attribute.name] = attribute.value
    }
    try apply(
      try preSignUp(
        "PreSignUp_SignUp", user, pool: pool, clientId: call.client.id,
        validationData: validationData, metadata: call.metadata), to: &user, in: pool)
    for medium in [DeliveryMedium.email, .sms] where user[medium.attribute] != nil {
      if !user.isVerified(medium.attribute) { user["\(medium.attribute)_verified"] = "false" }
    }
    if let password { set(password: password, of: &user, in: pool) }
    return try finishSignUp(user, call)
  }

  private mutating func finishSignUp(
    _ newUser: User, _ call: AccountCall
  ) throws(Interruption) -> SignUpResult {
    var user = newUser
    guard user.status == .unconfirmed, let medium = call.pool.confirmationMedium(for: user) else {
      state.users.put(user)
      if user.status == .confirmed {
        try postConfirmation(
          "PostConfirmation_ConfirmSignUp", user, pool: call.pool, clientId: call.client.id,
          metadata: call.metadata)
      }
      return SignUpResult(user: user, delivery: nil, session: nil)
    }
    let code = issueCode(for: .signUp, attribute: medium.attribute, of: &user)
    state.users.put(user)
    let delivery = try send(
      .signUp, code: code, to: user, by: medium, pool: call.pool, client: call.client,
      metadata: call.metadata)
    return SignUpResult(
      user: user, delivery: delivery, session: makeSignUpSession(of: user, by: medium, call))
  }

  private func check(newPassword: String?, in pool: UserPool) throws(Interruption) {
    if let newPassword { return try check(password: newPassword, for: nil, in: pool) }
    guard pool.hasPasswordlessFactor else {
      throw .refused(
        .invalidParameter(
          "1 validation error detected: Value null at 'password' failed to satisfy constraint: "
            + "Member must not be null"))
    }
  }
}

extension UserPool {
  /// Whether somebody without a password may get in.
  var hasPasswordlessFactor: Bool { firstFactors.contains { $0 != "PASSWORD" } }

  /// Whether a user can be let in by a code.
  func signsInByCode(_ user: User) -> Bool {
    firstFactors.contains("EMAIL_OTP") && user["email"] != nil
      || firstFactors.contains("SMS_OTP") && user["phone_number"] != nil
  }
}

extension User {
  /// Takes over an attribute; clients write flags as `True` too.
  mutating func take(_ attribute: Attribute) {
    let isFlag = attribute.name.hasSuffix("_verified")
    self[attribute.name] = isFlag ? attribute.value.lowercased() : attribute.value
  }
}

extension [Attribute] {
  /// Those with a value.
  var filled: [Attribute] { filter { !$0.value.isEmpty } }
}
