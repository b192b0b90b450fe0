import Syntax

extension Work {
  /// A user that the UserMigration function knows, taken into the pool; nil where there is no such
  /// function, or it does not know or let in the user.
  ///
  /// - Parameters:
  ///   - source: `UserMigration_Authentication` or `UserMigration_ForgotPassword`.
  ///   - password: as typed at a sign-in.
  ///   - validationData: `ClientMetadata` of a sign-in.
  package mutating func migrateUser(
    _ call: AccountCall, source: String, password: String?,
    validationData: [(String, String)] = []
  ) throws(Interruption) -> User? {
    guard call.pool.function(of: .userMigration) != nil else { return nil }
    var request: [(String, JSONTree)] = []
    if let password { request.append(("password", .string(password))) }
    request += [
      ("userAttributes", nil),
      ("validationData", validationData.isEmpty ? nil : JSONTree(validationData)),
      ("clientMetadata", call.metadata.isEmpty ? nil : JSONTree(call.metadata)),
    ]
    let event = TriggerEvent(
      .userMigration, source: source, pool: call.pool, clientId: call.client.id,
      username: call.username, request: request,
      response: [
        "userAttributes": nil, "finalUserStatus": nil, "messageAction": nil,
        "desiredDeliveryMediums": nil, "forceAliasCreation": nil, "enableSMSMFA": nil,
      ])
    let response: JSONValue?
    do {
      response = try consult(event)
    } catch .refused {
      // A function that throws does not know the user or the password.
      return nil
    }
    guard let response, !response.pairs("userAttributes").isEmpty else { return nil }
    return try takeIn(response, call, password: password)
  }

  private mutating func takeIn(
    _ response: JSONValue, _ call: AccountCall, password: String?
  ) throws(Interruption) -> User {
    let name = try newUsername(call.username, in: call.pool)
    let isConfirmed = response.text("finalUserStatus") == "CONFIRMED"
    var user = User(
      userPoolId: call.pool.id, username: name.username, sub: name.sub,
      status: isConfirmed && password != nil ? .confirmed : .resetRequired, created: time)
    for (name, value) in response.pairs("userAttributes")
    where name != "username" && name != "sub" && !value.isEmpty {
      user.take(Attribute(name: name, value: value))
    }
    if let attribute = name.attribute { user[attribute.name] = attribute.value }
    try claimContacts(of: user, in: call.pool, force: response.flag("forceAliasCreation"))
    if response.flag("enableSMSMFA") { user.mfa.enabled = ["SMS_MFA"] }
    if let password { set(password: password, of: &user, in: call.pool) }
    state.users.put(user)
    return user
  }
}
